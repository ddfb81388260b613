package hcchat.intake.routing;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where other threads leave work for the client's one thread. Who leaves something pays for a wake-up only if that
/// thread sleeps: under load it never does, and what gathered meanwhile is the next batch.
final class Mailbox {
    private final ConcurrentLinkedQueue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile @Nullable Thread reader;

    void put(Runnable letter) {
        letters.add(letter);
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(reader);
        }
    }

    @Nullable
    Runnable poll() {
        return letters.poll();
    }

    /// Returns when something lies here or the time is over, or for no reason.
    void await(long nanos) {
        reader = Thread.currentThread();
        // Said before looking: who puts something after the look sees it.
        asleep.set(true);
        if (letters.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        asleep.set(false);
    }
}
