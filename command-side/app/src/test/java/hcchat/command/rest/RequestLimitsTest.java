package hcchat.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.command.rest.RequestAllowances.Accounts;
import hcchat.command.rest.RequestAllowances.Address;
import hcchat.command.rest.RequestAllowances.Devices;
import hcchat.command.rest.RequestAllowances.Holders;
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
                    new Holders(60, 2),
                    new Passwords(60, 2),
                    new Names(60, 2),
                    new Devices(60, 2),
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
        assertThat(limits.size(Brake.ADDRESS)).isEqualTo(20_000);
    }

    @Test
    void nobody_gets_a_fresh_allowance_by_making_others_call() {
        useUp("alice");

        for (int i = 0; i < 50_000; i++) {
            limits.take(Brake.ADDRESS, "a" + i);
            limits.take(Brake.NAME, "n" + i);
        }

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> limits.take(Brake.NAME, "alice"));
    }

    @Test
    void who_has_all_of_the_allowance_again_is_forgotten_before_who_has_not() {
        for (int i = 0; i < 19_999; i++) {
            useUp("n" + i);
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        useUp("alice");

        for (int i = 0; i < 19_999; i++) {
            useUp("m" + i);
        }

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> limits.take(Brake.NAME, "alice"));
        assertThat(limits.size(Brake.NAME)).isEqualTo(20_000);
    }

    private void useUp(String name) {
        limits.take(Brake.NAME, name);
        limits.take(Brake.NAME, name);
    }
}
