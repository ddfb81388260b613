package hcchat.query.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits that end at once when the work is to end.
final class Pauses {
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);

    /// @return whether to go on
    boolean pause(Duration length) {
        try {
            return !over.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean over() {
        return over.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /// Ends the waits, and waits a moment for the thread that is in one.
    void end(Thread waiting) {
        over.countDown();
        try {
            if (waiting.isAlive() && !waiting.join(A_MOMENT)) {
                waiting.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
