package hcchat.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakefulnessTest {
    private final List<CompletableFuture<Void>> asked = new ArrayList<>();
    private long nanos;
    private final Wakefulness wakefulness = new Wakefulness(this::ask, () -> nanos);

    private CompletableFuture<Void> ask() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        return reached;
    }

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @AfterEach
    void close() {
        wakefulness.close();
    }

    @Test
    void there_is_no_doubt_while_it_beats() {
        for (int i = 0; i < 100; i++) {
            pass(400);
            wakefulness.beat();
            assertThat(wakefulness.isInDoubt()).isFalse();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void who_asks_before_the_first_beat_after_a_standstill_is_in_doubt() {
        pass(501);

        assertThat(wakefulness.isInDoubt()).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_doubt_ends_once_everything_was_read_and_not_with_a_beat() {
        pass(2_000);
        wakefulness.beat();
        pass(100);
        wakefulness.beat();
        assertThat(wakefulness.isInDoubt()).isTrue();

        asked.getFirst().complete(null);

        assertThat(wakefulness.isInDoubt()).isFalse();
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_second_standstill_asks_again_and_the_first_answer_is_not_enough() {
        pass(2_000);
        CompletableFuture<Void> first = wakefulness.doubt();
        pass(2_000);
        CompletableFuture<Void> second = wakefulness.doubt();
        asked.getFirst().complete(null);

        assertThat(first).isDone();
        assertThat(second).isNotDone();
        assertThat(wakefulness.isInDoubt()).isTrue();

        asked.getLast().complete(null);
        assertThat(wakefulness.isInDoubt()).isFalse();
    }

    @Test
    void who_waits_goes_on_when_it_is_closed() {
        pass(2_000);
        CompletableFuture<Void> doubt = wakefulness.doubt();

        wakefulness.close();

        assertThat(doubt).isDone();
    }
}
