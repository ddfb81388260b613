package hcchat.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waiting for what can only be asked for, with a deadline.
public final class Await {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Await() {}

    /// @throws AssertionError when `condition` doesn't come true in time
    public static void until(String what, Duration within, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + within + ": " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// Waits until `look` gives the same as `wanted`; the last look stands in the error.
    public static <T> void same(String what, Duration within, Supplier<T> look, Supplier<T> wanted) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            T want = wanted.get();
            T seen = look.get();
            if (want.equals(seen)) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(what + " not within " + within + ": " + seen + " instead of " + want);
            }
            LockSupport.parkNanos(LOOK_NANOS * 20);
        }
    }
}
