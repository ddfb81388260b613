package hcchat.edge.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where sessions are ended. A connection may break while it is written to, deep under a room's monitor: taking it out
/// of its
/// rooms there would turn the order of locks around.
public final class Departures implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("edge-departures").daemon().factory());

    void later(Runnable departure) {
        if (!thread.isShutdown()) {
            thread.execute(departure);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
