package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final long SEED = 20;

    @Test
    void the_bound_doubles_up_to_the_longest_wait() {
        BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(SEED));
        for (int i = 0; i < 100; i++) {
            long bound = Math.min(1_000, i > 10 ? 1_000 : 100L << i);
            assertThat(backOff.next())
                    .as("try %d, seed %d", i, SEED)
                    .isBetween(Duration.ZERO, Duration.ofMillis(bound));
        }
    }

    @Test
    void two_clients_do_not_wait_equally_long() {
        BackOff one = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(SEED));
        BackOff other = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(SEED + 1));

        assertThat(one.next()).isNotEqualTo(other.next());
    }

    @Test
    void the_first_bound_counts_again_after_a_success() {
        BackOff backOff = new BackOff(Duration.ofMillis(10), Duration.ofDays(1), new Random(SEED));
        for (int i = 0; i < 20; i++) {
            Duration _ = backOff.next();
        }
        backOff.succeeded();

        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(10));
    }
}
