package hcchat.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bare socket for tests and tools: any string out, every frame in as it came. Blocks its callers.
public final class RawSocket implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PROBE_NANOS = 500_000_000;

    /// Stands in the queue where the socket ended.
    private static final String END = "";

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final Connection connection;
    private volatile int closeCode = -1;

    private RawSocket(ClientSettings settings, String subprotocol) {
        Connection.Ear ear = new Connection.Ear() {
            @Override
            public void text(Connection from, String frame) {
                frames.add(frame);
            }

            @Override
            public void lost(Connection from, int code) {
                closeCode = code;
                frames.add(END);
            }
        };
        connection = Connection.open(settings, ear, subprotocol).join();
    }

    /// A socket that offers the subprotocol of HCChat.
    ///
    /// @throws java.util.concurrent.CompletionException if the handshake fails
    public static RawSocket open(ClientSettings settings) {
        return new RawSocket(settings, Connection.SUBPROTOCOL);
    }

    /// A socket that offers no subprotocol, as those of hack.chat's clients.
    ///
    /// @throws java.util.concurrent.CompletionException if the handshake fails
    public static RawSocket openPlain(ClientSettings settings) {
        return new RawSocket(settings, "");
    }

    /// The subprotocol that the server chose, or empty.
    public String subprotocol() {
        return connection.subprotocol();
    }

    public void send(String frame) {
        connection.send(frame);
    }

    /// The next frame as it came, or null when none came in time or the socket has ended.
    public @Nullable String next(Duration within) {
        try {
            String frame = poll(within.toNanos());
            if (frame != null && frame.isEmpty() && closeCode >= 0) {
                frames.add(END);
                return null;
            }
            return frame;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable String poll(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            long left = deadline - System.nanoTime();
            String frame = frames.poll(Math.min(left, PROBE_NANOS), TimeUnit.NANOSECONDS);
            if (frame != null || left <= PROBE_NANOS) {
                return frame;
            }
            connection.probe();
        }
    }

    /// The next frame with this `cmd`, within 10 s; those before it are dropped.
    ///
    /// @throws TimeoutException if it doesn't come; names the commands that came instead
    public JsonNode await(String cmd) throws TimeoutException {
        return await(frame -> cmd.equals(frame.path("cmd").stringValue("")), PATIENCE);
    }

    /// The next frame that fits; those before it are dropped.
    ///
    /// @throws TimeoutException if it doesn't come; names the commands that came instead
    public JsonNode await(Predicate<JsonNode> fits, Duration within) throws TimeoutException {
        long deadline = System.nanoTime() + within.toNanos();
        List<String> others = new ArrayList<>();
        while (true) {
            String text = next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (text == null) {
                throw new TimeoutException(
                        (closeCode >= 0 ? "closed with " + closeCode : "nothing") + " after " + others);
            }
            JsonNode frame = JSON.readTree(text);
            if (fits.test(frame)) {
                return frame;
            }
            others.add(frame.path("cmd").stringValue("?"));
        }
    }

    /// Waits until the other side has ended the socket.
    ///
    /// @return the close code, 1006 where there was none
    /// @throws TimeoutException if it stays open
    public int awaitClose(Duration within) throws TimeoutException {
        long deadline = System.nanoTime() + within.toNanos();
        while (closeCode < 0) {
            if (next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))) == null && closeCode < 0) {
                throw new TimeoutException("the socket is still open");
            }
        }
        return closeCode;
    }

    /// Stops taking frames off the socket: the server meets a reader that reads nothing.
    public void stopReading() {
        connection.pause(true);
    }

    public void goOnReading() {
        connection.pause(false);
    }

    /// Ends the socket without a word, as a lost network does.
    public void cut() {
        connection.cut();
    }

    /// Ends the socket with a close frame.
    @Override
    public void close() {
        connection.close();
    }
}
