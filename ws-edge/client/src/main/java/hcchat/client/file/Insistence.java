package hcchat.client.file;

import hcchat.client.BackOff;
import java.security.SecureRandom;
import java.time.Duration;

/// Tries again what can't be done now, until nothing has moved for too long.
final class Insistence {
    /// One try.
    @FunctionalInterface
    interface Try<T> {
        T run() throws TransferException, InterruptedException;
    }

    private final FileSettings settings;
    private final Gauge gauge;

    Insistence(FileSettings settings, Gauge gauge) {
        this.settings = settings;
        this.gauge = gauge;
    }

    /// @throws TransferException what the last try failed with
    <T> T on(Try<T> step) throws TransferException, InterruptedException {
        BackOff backOff = new BackOff(settings.firstRetry(), settings.longestRetry(), new SecureRandom());
        long begun = System.nanoTime();
        while (true) {
            try {
                return step.run();
            } catch (TransferException failure) {
                Duration wait = backOff.nextAfter(failure.atLeast());
                long still = Math.min(System.nanoTime() - begun, gauge.stillNanos());
                if (!failure.again() || still > settings.patience().toNanos()) {
                    throw failure;
                }
                Thread.sleep(wait);
            }
        }
    }
}
