package hcchat.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
    private final SharedReads<String, String> reads = new SharedReads<>();
    private final List<SharedReads.Read<String>> started = new ArrayList<>();

    private final List<CompletableFuture<String>> answers = new ArrayList<>();

    private void ask(long atLeast) {
        answers.add(reads.ask("page", atLeast, started::add));
    }

    @Test
    void equal_questions_share_one_read_that_has_not_begun() {
        ask(0);
        ask(7);
        ask(5);

        assertThat(started).hasSize(1);
        assertThat(reads.begin(started.getFirst())).isEqualTo(7);
        started.getFirst().answer.complete("events");
        assertThat(answers).extracting(CompletableFuture::join).containsOnly("events");
    }

    @Test
    void a_read_that_has_begun_is_joined_by_who_knows_no_more_than_it_was_told_to_include() {
        ask(7);
        reads.begin(started.getFirst());

        ask(7);
        ask(6);

        assertThat(started).hasSize(1);
    }

    @Test
    void a_read_that_has_begun_is_not_joined_by_who_may_know_more() {
        ask(7);
        reads.begin(started.getFirst());

        ask(0);
        ask(8);

        assertThat(started).hasSize(2);
        assertThat(reads.begin(started.get(1))).isEqualTo(8);
    }

    @Test
    void an_answer_is_not_kept() {
        ask(7);
        started.getFirst().answer.complete("events");

        ask(7);

        assertThat(started).hasSize(2);
    }

    @Test
    void an_older_read_that_ends_late_does_not_hide_a_newer_one() {
        ask(0);
        reads.begin(started.getFirst());
        ask(0);
        started.getFirst().answer.complete("old");

        ask(0);

        assertThat(started).hasSize(2);
    }
}
