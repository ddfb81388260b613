package hcchat.edge.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HackScoreTest {
    private static final String ADDRESS = "10.0.0.1";

    private final AtomicLong now = new AtomicLong();
    private final HackScore score = new HackScore(now::get);

    @Test
    void the_point_that_reaches_the_threshold_is_the_first_that_is_too_much() {
        for (int i = 0; i < 24; i++) {
            assertThat(score.charge(ADDRESS, HackScore.FRAME)).isTrue();
        }
        assertThat(score.isBlocked(ADDRESS)).isFalse();
        assertThat(score.charge(ADDRESS, HackScore.FRAME)).isFalse();
        assertThat(score.isBlocked(ADDRESS)).isTrue();
    }

    @Test
    void a_text_costs_by_its_length() {
        assertThat(HackScore.text(332)).isEqualTo(1);
        assertThat(score.charge(ADDRESS, HackScore.text(24 * 332))).isTrue();
        assertThat(score.charge(ADDRESS, HackScore.text(332))).isFalse();
    }

    @Test
    void a_score_halves_in_thirty_seconds() {
        score.charge(ADDRESS, 40);
        now.addAndGet(TimeUnit.SECONDS.toNanos(20));
        assertThat(score.isBlocked(ADDRESS)).isTrue();
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(score.isBlocked(ADDRESS)).isFalse();
        assertThat(score.charge(ADDRESS, 4)).isTrue();
        assertThat(score.charge(ADDRESS, 1)).isFalse();
    }

    @Test
    void every_address_has_a_score_of_its_own() {
        score.charge(ADDRESS, 25);
        assertThat(score.charge("10.0.0.2", HackScore.FRAME)).isTrue();
    }
}
