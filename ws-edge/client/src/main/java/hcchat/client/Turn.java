package hcchat.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The client's one lock, and what is told to others when it is free again: in the order in which it happened, and
/// never under the lock.
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private final InOrder outside = new InOrder();

    void run(Runnable change) {
        ask(() -> {
            change.run();
            return Boolean.TRUE;
        });
    }

    <T extends @Nullable Object> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
            if (!lock.isHeldByCurrentThread()) {
                outside.run();
            }
        }
    }

    /// `task` runs once the lock is free, after those that were added before.
    void afterwards(Runnable task) {
        outside.add(task);
    }

    <T> void complete(CompletableFuture<T> future, T value) {
        afterwards(() -> future.complete(value));
    }

    /// The same listener, told outside and in order.
    Consumer<RoomSignal> toward(Consumer<RoomSignal> listener) {
        return signal -> afterwards(() -> listener.accept(signal));
    }
}
