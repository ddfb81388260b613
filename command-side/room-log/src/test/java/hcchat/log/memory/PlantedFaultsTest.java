package hcchat.log.memory;

import static hcchat.log.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.LogRecord;
import hcchat.log.Published;
import hcchat.log.RecordingOwner;
import hcchat.log.RecordingReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What tests of others can do to the twin.
@Timeout(30)
class PlantedFaultsTest {
    private final AtomicLong millis = new AtomicLong(1_000);
    private final InMemoryBroker broker = new InMemoryBroker(4, () -> Instant.ofEpochMilli(millis.get()));
    private final InMemoryRoomLog log = broker.connect();
    private final Published published = new Published(log.openPublisher());
    private final RecordingReader reader = new RecordingReader();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void what_is_held_neither_arrives_nor_fails_until_it_is_released() {
        broker.holdPublishing();
        CompletableFuture<String> outcome = published.outcomeOf(message(0, 1, 1));
        broker.settle(Duration.ofSeconds(10));
        assertThat(outcome).isNotDone();
        assertThat(broker.records(0)).isEmpty();

        broker.releasePublishing();

        assertThat(Published.get(outcome)).isEqualTo("ok");
        assertThat(broker.records(0)).hasSize(1);
    }

    @Test
    void what_is_held_fails_when_its_publisher_closes() {
        broker.holdPublishing();
        CompletableFuture<String> outcome = published.outcomeOf(message(0, 1, 1));

        log.close();

        assertThat(Published.get(outcome)).isEqualTo("failed");
        assertThat(broker.records(0)).isEmpty();
    }

    @Test
    void nothing_passes_a_record_whose_failure_was_planted() {
        broker.holdPublishing();
        broker.failNextPublish();
        published.publish(message(0, 1, 1));
        published.publish(message(0, 1, 2));
        broker.releasePublishing();

        assertThat(published.outcomes()).containsExactly("failed", "failed");
        assertThat(broker.records(0)).isEmpty();
        assertThat(new Published(log.openPublisher()).outcomeOf(message(0, 1, 1)))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("ok");
    }

    @Test
    void a_record_stands_in_the_log_though_its_confirmation_was_lost() {
        broker.loseNextConfirmation();
        published.publish(message(0, 1, 1));

        assertThat(published.outcomes()).containsExactly("failed");
        assertThat(broker.records(0)).hasSize(1);
    }

    @Test
    void a_paused_process_reads_nothing_until_it_is_resumed() {
        log.follow(List.of(0), 0, reader);
        reader.awaitCaughtUp();
        log.pauseReaders();
        published.publish(message(0, 1, 1));
        broker.settle(Duration.ofSeconds(10));
        assertThat(reader.records()).isEmpty();

        log.resumeReaders();

        reader.awaitRecords(1);
    }

    @Test
    void everything_is_read_once_the_log_has_settled() {
        log.follow(List.of(0), 0, reader);
        for (int position = 1; position <= 1_000; position++) {
            published.publish(message(0, 1, position));
        }

        broker.settle(Duration.ofSeconds(10));

        assertThat(reader.records()).hasSize(1_000);
    }

    @Test
    void reading_may_begin_at_a_moment_of_the_given_clock() {
        published.publish(message(0, 1, 1));
        broker.settle(Duration.ofSeconds(10));
        millis.set(2_000);
        published.publish(message(0, 1, 2));
        broker.settle(Duration.ofSeconds(10));

        log.follow(List.of(0), 2_000, reader);

        reader.awaitCaughtUp();
        assertThat(reader.records().stream().map(LogRecord::at)).containsExactly(2L);
    }

    @Test
    void a_partition_is_handed_over_in_good_order() {
        RecordingOwner first = join("first");
        RecordingOwner second = join("second");
        second.awaitOwned(2);
        first.awaitOwned(2);
        int moved = first.owned().getFirst();

        broker.handOver(moved, "second");

        second.awaitOwned(3);
        assertThat(first.told()).last().isEqualTo("revoked [" + moved + "]");
    }

    @Test
    void a_partition_that_was_seized_has_two_who_believe_to_own_it_until_one_is_told() {
        RecordingOwner zombie = join("zombie");
        RecordingOwner heir = join("heir");
        heir.awaitOwned(2);
        zombie.awaitOwned(2);
        int seized = zombie.owned().getFirst();

        broker.seize(seized, "heir");

        heir.awaitOwned(3);
        assertThat(zombie.owned()).contains(seized);
        broker.tellLost("zombie");
        assertThat(zombie.told()).last().isEqualTo("lost [" + seized + "]");
    }

    @Test
    void a_member_that_comes_back_under_its_name_has_everything_and_its_ghost_loses_it() {
        RecordingOwner ghost = join("same");
        ghost.awaitOwned(4);

        RecordingOwner back = join("same");

        back.awaitOwned(4);
        ghost.awaitOwned(0);
        assertThat(ghost.told()).last().isEqualTo("lost [0, 1, 2, 3]");
    }

    private RecordingOwner join(String instance) {
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership(instance, owner);
        return owner;
    }
}
