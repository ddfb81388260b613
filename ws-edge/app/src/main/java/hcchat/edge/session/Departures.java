package hcchat.edge.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Where sessions are ended. A connection may break while it is written to, deep under a room's monitor: taking it out
/// of its rooms there would turn the order of locks around.
public final class Departures implements AutoCloseable {
    private static final long CLOSING_S = 2;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("edge-departures").daemon().factory());

    void later(Runnable departure) {
        if (!thread.isShutdown()) {
            thread.execute(departure);
        }
    }

    /// Ends those that wait, as far as a moment suffices: owners then needn't wait for the edge's lease to run out.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
