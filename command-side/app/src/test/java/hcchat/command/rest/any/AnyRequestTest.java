package hcchat.command.rest.any;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.command.fixture.Reply;
import hcchat.room.Seeded;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever is asked, the answer is one that the document describes, and never that something of ours broke.
/// `-Dhcchat.seed=N` repeats a run of chance; the long one takes `-Dhcchat.fuzz.minutes`, 10 by default.
@Timeout(300)
class AnyRequestTest {
    private static final int CALLS = 500;
    // About 800 are enough.
    private static final int MOST = 10_000;
    private static final int WARM = 100;
    private static final int OFTEN = 20_000;
    private static final long SEED = 5;

    @Test
    void answers_are_as_described_and_every_operation_goes_well() {
        try (Walk walk = new Walk(new Random(SEED))) {
            assertThat(walk.goUntilAllWentWell(MOST).answered()).isNotEmpty();
        }
    }

    @Test
    void answers_are_as_described_whatever_the_seed() {
        try (Walk walk = new Walk(Seeded.random(AnyRequestTest.class))) {
            assertThat(walk.go(CALLS).answered()).isNotEmpty();
        }
    }

    @Test
    @Tag("long")
    @Timeout(60 * 60)
    void answers_are_as_described_for_a_long_time() {
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("hcchat.fuzz.minutes", 10)).toNanos();
        while (System.nanoTime() - end < 0) {
            try (Walk walk = new Walk(Seeded.random(AnyRequestTest.class))) {
                walk.go(OFTEN);
            }
        }
    }

    private static final Map<String, UnaryOperator<Reply>> LIES = Map.of(
            "a field of another type", reply -> body(reply, "\"role\":\"owner\"", "\"role\":7"),
            "a field that nobody described", reply -> body(reply, "\"locked\"", "\"key\":\"secret\",\"locked\""),
            "a code of another operation", reply -> body(reply, "no_such_room", "name_taken"),
            "a fault of ours", reply -> reply.body().contains("\"forbidden\"") ? fault(reply) : reply,
            "a page", reply -> reply.status() == 404 ? new Reply(404, reply.headers(), "<html>") : reply,
            "a status", reply -> reply.status() == 204 ? new Reply(202, reply.headers(), "") : reply,
            "a body", reply -> reply.status() == 204 ? new Reply(204, reply.headers(), "{}") : reply);

    private static Reply body(Reply reply, String part, String other) {
        return new Reply(reply.status(), reply.headers(), reply.body().replace(part, other));
    }

    private static Reply fault(Reply reply) {
        return new Reply(500, reply.headers(), reply.body().replace("forbidden", "internal_error"));
    }

    @Test
    void a_wrong_answer_among_them_is_found() {
        try (Walk walk = new Walk(new Random(SEED)).go(WARM)) {
            LIES.forEach((name, lie) -> assertThatExceptionOfType(AssertionError.class)
                    .as(name)
                    .isThrownBy(() -> walk.hearing(lie).go(CALLS))
                    .withMessageStartingWith("request "));
        }
    }
}
