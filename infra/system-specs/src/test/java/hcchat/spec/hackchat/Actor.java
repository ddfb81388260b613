package hcchat.spec.hackchat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Somebody with one socket, from an address of their own: hack.chat counts what an address sends.
final class Actor implements AutoCloseable {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final int BLOCK = 250;
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final Semaphore pongs = new Semaphore(0);
    private final HttpClient http;
    private final WebSocket socket;
    private volatile boolean ended;

    /// Somebody who speaks hack.chat.
    Actor(URI server) {
        this(server, false);
    }

    Actor(URI server, boolean hcchat) {
        http = HttpClient.newBuilder().localAddress(address()).build();
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
        if (hcchat) {
            builder.subprotocols("hcchat.v1");
        }
        socket = builder.buildAsync(server, new Ear()).join();
    }

    /// An address that nobody has used before.
    static InetAddress address() {
        int number = ADDRESSES.getAndIncrement();
        try {
            return InetAddress.getByAddress(new byte[] {127, 3, (byte) (number / BLOCK), (byte) (1 + number % BLOCK)});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void sendBinary(String frame) {
        socket.sendBinary(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    /// Ends the socket with a close frame, and waits for the answer.
    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        try {
            next();
        } finally {
            close();
        }
    }

    /// The next frame; `closed` and the code where the socket ended.
    ///
    /// @return null when none comes in time
    @Nullable
    String next() {
        try {
            return frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Returns when the server has seen everything that was sent before, and has sent what it had to say to that.
    void settle() {
        if (ended) {
            return;
        }
        try {
            socket.sendPing(ByteBuffer.allocate(0)).join();
            if (!pongs.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no answer to a ping");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The next frame that holds this; those before it are dropped.
    ///
    /// @throws AssertionError when none does in time; with those that came
    String await(String part) {
        List<String> others = new ArrayList<>();
        for (String frame = next(); frame != null; frame = next()) {
            if (frame.contains(part)) {
                return frame;
            }
            others.add(frame);
        }
        throw new AssertionError("nothing holds " + part + ": " + others);
    }

    /// What has come and wasn't taken.
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        frames.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                frames.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.release();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(1006);
        }

        private void end(int code) {
            ended = true;
            frames.add("closed " + code);
            pongs.release();
        }
    }
}
