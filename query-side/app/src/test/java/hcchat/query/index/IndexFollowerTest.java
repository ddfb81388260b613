package hcchat.query.index;

import static hcchat.query.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import hcchat.log.memory.InMemoryBroker;
import hcchat.query.fixture.StoreFixture;
import hcchat.room.RoomId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class IndexFollowerTest extends OnOneStore {
    private final Random random = new Random(seed);
    private final InMemoryBroker broker = new InMemoryBroker(StoreFixture.PARTITIONS);
    private final RoomLog log = broker.connect();
    private final LogPublisher publisher = log.openPublisher();
    private List<RoomId> rooms;
    private IndexFollower follower;

    @BeforeEach
    void open() throws SQLException {
        rooms = Stream.generate(store::newRoom).limit(8).toList();
        follower = newFollower();
    }

    @AfterEach
    void close() {
        follower.close();
        publisher.close();
        log.close();
    }

    private IndexFollower newFollower() {
        return new IndexFollower(log, indexing, Duration.ofMillis(5), InstantSource.system());
    }

    private void restart() throws Exception {
        follower = newFollower();
        start();
    }

    private void start() throws Exception {
        follower.start();
        eventually("caught up", follower::caughtUp);
    }

    private void happenAndPublish(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            publish(store.record(store.happen(rooms)));
        }
    }

    private void publish(LogRecord record) {
        publisher.publish(record, _ -> {});
    }

    /// What an owner writes a second after its last record.
    private void mark() {
        for (int part = 0; part < StoreFixture.PARTITIONS; part++) {
            publish(new LogRecord(part, store.epoch(), 1, store.position(part), List.of()));
        }
    }

    private void requireAgreement() throws SQLException {
        broker.settle(Duration.ofSeconds(20));
        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void an_index_that_begins_late_has_everything() throws Exception {
        happenAndPublish(500);

        start();
        happenAndPublish(50);

        requireAgreement();
    }

    @Test
    void there_is_no_hole_at_the_seam_when_others_write_while_it_begins() throws Exception {
        happenAndPublish(1_000);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writing = Thread.ofPlatform().start(() -> {
            try {
                while (!enough.get()) {
                    happenAndPublish(1);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
        for (int i = 0; i < 5; i++) {
            restart();
            follower.close();
        }
        restart();
        enough.set(true);
        writing.join();

        requireAgreement();
    }

    @Test
    void what_happened_while_it_was_stopped_is_there_afterwards() throws Exception {
        start();
        happenAndPublish(100);
        follower.close();
        happenAndPublish(300);

        restart();

        requireAgreement();
    }

    @Test
    void nothing_is_lost_when_the_log_was_deleted_while_it_was_stopped() throws Exception {
        start();
        happenAndPublish(100);
        follower.close();
        happenAndPublish(100);
        broker.wipe();

        restart();
        happenAndPublish(20);

        requireAgreement();
    }

    @Test
    void nothing_is_lost_or_counted_twice_when_the_log_is_cut_and_written_anew_under_it() throws Exception {
        start();
        for (int round = 0; round < 20; round++) {
            happenAndPublish(random.nextInt(40));
            switch (random.nextInt(3)) {
                case 0 -> broker.wipe();
                case 1 -> broker.cutTail(random.nextInt(StoreFixture.PARTITIONS), 1 + random.nextInt(5));
                default -> broker.expire(random.nextInt(StoreFixture.PARTITIONS), 1 + random.nextInt(5));
            }
        }
        mark();

        requireAgreement();
    }

    @Test
    void it_waits_for_a_store_that_does_not_exist_yet() throws Exception {
        store.sql("delete from command.server");
        follower.start();
        assertThat(follower.caughtUp()).isFalse();

        store.sql("insert into command.server (partitions) values (" + StoreFixture.PARTITIONS + ")");

        eventually("caught up", follower::caughtUp);
    }

    @Test
    void an_index_of_an_earlier_epoch_is_cut_when_it_begins() throws Exception {
        start();
        happenAndPublish(400);
        requireAgreement();
        follower.close();
        store.restore(40, 40, 40, 40);
        happenAndPublish(20);

        restart();

        requireAgreement();
    }

    @Test
    void an_index_that_is_ahead_of_its_store_is_made_anew() throws Exception {
        start();
        happenAndPublish(400);
        requireAgreement();
        follower.close();
        store.restore(0, 0, 0, 0);
        // A store that was put back without a word.
        store.sql("update command.server set epoch = 1");
        store.sql("delete from command.epoch_cut");
        broker.wipe();

        restart();

        requireAgreement();
    }

    @Test
    void it_closes_at_once_while_the_store_is_away() {
        indexing.close();
        follower.start();

        follower.close();

        assertThat(follower.caughtUp()).isFalse();
    }
}
