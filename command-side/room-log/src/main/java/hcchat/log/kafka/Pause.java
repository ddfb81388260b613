package hcchat.log.kafka;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits between two tries at a broker that is away. An interrupt ends it early.
final class Pause {
    private static final long FIRST_MS = 50;
    private static final long LONGEST_MS = 2_000;

    private long next = FIRST_MS;

    static void millis(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Twice as long each time, up to 2 s.
    void take() {
        millis(next);
        next = Math.min(2 * next, LONGEST_MS);
    }

    void reset() {
        next = FIRST_MS;
    }
}
