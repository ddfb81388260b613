package hcchat.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One socket: text frames out in order, whole text frames in, and one `lost` at its end.
final class Connection implements WebSocket.Listener {
    static final String SUBPROTOCOL = "hcchat.v1";

    interface Ear {
        /// Called by one thread at a time; the next frame is read when it returns.
        void text(Connection from, String frame);

        void lost(Connection from, int closeCode);
    }

    private final Ear ear;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Deque<String> out = new ArrayDeque<>();
    private boolean sending;
    private boolean paused;
    private boolean owed;
    private final StringBuilder partial = new StringBuilder();
    private volatile long lastHeard = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    Connection(Ear ear) {
        this.ear = ear;
    }

    static CompletableFuture<Connection> open(ClientSettings settings, Ear ear) {
        return open(settings, ear, SUBPROTOCOL);
    }

    /// @param subprotocol empty for none
    static CompletableFuture<Connection> open(ClientSettings settings, Ear ear, String subprotocol) {
        Connection connection = new Connection(ear);
        WebSocket.Builder builder = settings.http().newWebSocketBuilder().connectTimeout(settings.connectWithin());
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        return builder.buildAsync(settings.server(), connection).thenApply(opened -> connection);
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        lastHeard = System.nanoTime();
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            partial.setLength(0);
            ear.text(this, frame);
        }
        requestNext(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        lastHeard = System.nanoTime();
        requestNext(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        loseOnce(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        loseOnce(1006);
    }

    private synchronized void requestNext(WebSocket from) {
        if (paused) {
            owed = true;
        } else {
            from.request(1);
        }
    }

    /// Stops (or goes on) taking frames off the socket, so that the server meets a reader that is slow.
    synchronized void pause(boolean stop) {
        paused = stop;
        WebSocket opened = socket;
        if (!stop && owed && opened != null) {
            owed = false;
            opened.request(1);
        }
    }

    /// Nanoseconds since anything came in.
    long silence() {
        return System.nanoTime() - lastHeard;
    }

    boolean isLost() {
        return lost.get();
    }

    String subprotocol() {
        WebSocket opened = socket;
        return opened == null ? "" : opened.getSubprotocol();
    }

    void send(String frame) {
        synchronized (out) {
            out.add(frame);
            if (sending) {
                return;
            }
            sending = true;
        }
        drain();
    }

    private void drain() {
        while (true) {
            String frame;
            synchronized (out) {
                frame = out.poll();
                if (frame == null) {
                    sending = false;
                    return;
                }
            }
            WebSocket opened = socket;
            if (opened == null) {
                return;
            }
            CompletableFuture<WebSocket> sent = opened.sendText(frame, true);
            if (!sent.isDone()) {
                var _ = sent.whenComplete((ok, failure) -> drainUnless(failure));
                return;
            }
            if (sent.isCompletedExceptionally()) {
                loseOnce(1006);
                return;
            }
        }
    }

    private void drainUnless(@Nullable Throwable failure) {
        if (failure == null) {
            drain();
        } else {
            loseOnce(1006);
        }
    }

    /// Asks the network whether the other side is still there; what comes of it is told as `lost`.
    ///
    /// The JDK keeps an end to itself that it reads while nobody has asked for a further frame (in JDK 25 its
    /// `acknowledgeReception` then throws, on a thread that nobody hears): who waits for frames would wait for
    /// ever. Writing finds it out: a write to a socket that isn't there any more is answered with a reset, and the
    /// next fails.
    void probe() {
        WebSocket opened = socket;
        if (opened != null && !isLost()) {
            var _ = opened.sendPong(ByteBuffer.allocate(0)).whenComplete((sent, failure) -> {
                // Anything else says only that the last probe is still on its way.
                if (failure instanceof IOException || (failure != null && failure.getCause() instanceof IOException)) {
                    cut();
                }
            });
        }
    }

    /// Ends the socket with a close frame.
    void close() {
        WebSocket opened = socket;
        if (opened != null && !opened.isOutputClosed()) {
            var _ = opened.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(2, TimeUnit.SECONDS)
                    .whenComplete((done, failure) -> cut());
        } else {
            cut();
        }
    }

    /// Ends the socket without a word, as a lost network does.
    void cut() {
        WebSocket opened = socket;
        if (opened != null) {
            opened.abort();
        }
        loseOnce(1006);
    }

    private void loseOnce(int closeCode) {
        if (lost.compareAndSet(false, true)) {
            ear.lost(this, closeCode);
        }
    }
}
