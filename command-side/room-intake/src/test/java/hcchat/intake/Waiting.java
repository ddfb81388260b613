package hcchat.intake;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits with a deadline.
public final class Waiting {
    private static final long DEADLINE_NANOS = 20_000_000_000L;
    private static final long LOOK_EACH_NANOS = 500_000;

    private Waiting() {}

    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited too long");
            }
            LockSupport.parkNanos(LOOK_EACH_NANOS);
        }
    }
}
