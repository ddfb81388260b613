package hcchat.client;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Runs what it is given one at a time and in the order given, on whichever thread came first, so that listeners are
/// called in order and without any lock held.
final class InOrder {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /// Keeps the place of `task`; it runs at the next [#run].
    synchronized void add(Runnable task) {
        waiting.add(task);
    }

    void run() {
        synchronized (this) {
            if (running) {
                return;
            }
            running = true;
        }
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error listenersOwnFault) {
                System.getLogger(InOrder.class.getName())
                        .log(System.Logger.Level.WARNING, "a listener failed", listenersOwnFault);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        if (task == null) {
            running = false;
        }
        return task;
    }
}
