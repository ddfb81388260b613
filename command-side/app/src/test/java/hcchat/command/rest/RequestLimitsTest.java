package hcchat.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.command.rest.RequestAllowances.Accounts;
import hcchat.command.rest.RequestAllowances.Address;
import hcchat.command.rest.RequestAllowances.Names;
import hcchat.command.rest.RequestAllowances.Passwords;
import hcchat.command.rest.RequestAllowances.Registrations;
import hcchat.command.rest.RequestLimits.Brake;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RequestLimits limits = new RequestLimits(
            true,
            new RequestAllowances(
                    new Address(60, 2),
                    new Accounts(60, 2),
                    new Passwords(60, 2),
                    new Names(60, 2),
                    new Registrations(60, 2)),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    @Test
    void what_was_used_up_comes_back_with_time() {
        limits.take(Brake.ADDRESS, "a");
        limits.take(Brake.ADDRESS, "a");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> limits.take(Brake.ADDRESS, "a"))
                .satisfies(
                        refused -> assertThat(refused.problem().retryAfterMs()).isBetween(999L, 1_001L));
        // Another brake counts for itself.
        limits.take(Brake.PASSWORDS, "a");

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        limits.take(Brake.ADDRESS, "a");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> limits.take(Brake.ADDRESS, "a"));
    }

    @Test
    void memory_is_bounded_however_many_call() {
        for (int i = 0; i < 100_000; i++) {
            limits.take(Brake.ADDRESS, "a" + i);
        }
        assertThat(limits.size()).isEqualTo(20_000);
    }
}
