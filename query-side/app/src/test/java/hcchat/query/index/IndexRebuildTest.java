package hcchat.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.query.fixture.StoreFixture;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class IndexRebuildTest extends OnOneStore {
    private LogToIndex reader;
    private IndexRebuild rebuild;
    private List<RoomId> rooms;

    @BeforeEach
    void open() throws SQLException {
        reader = new LogToIndex(indexing, IndexWriter.current(indexing), Duration.ZERO, new Pauses());
        rebuild = new IndexRebuild(indexing);
        rooms = Stream.generate(store::newRoom).limit(8).toList();
    }

    private void happenAndRead(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            StoredEvent event = store.happen(rooms);
            reader.read(List.of(store.record(event)));
        }
    }

    @Test
    void a_rebuilt_index_equals_the_one_that_was_thrown_away() throws SQLException {
        happenAndRead(500);
        IndexChecksum before = index.checksum();

        List<IndexRebuild.Step> steps = new ArrayList<>();
        IndexRebuild.Report report = rebuild.run(steps::add);

        assertThat(report.equal()).isTrue();
        assertThat(report.events()).isEqualTo(500);
        assertThat(steps).hasSize(StoreFixture.PARTITIONS);
        assertThat(index.checksum()).isEqualTo(before);
        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void a_rebuild_repairs_an_index_that_was_wrong_and_says_so() throws SQLException {
        happenAndRead(300);
        store.sql("update query.block set messages = messages + 1");

        assertThat(rebuild.run(_ -> {}).equal()).isFalse();

        IndexModel.requireAgreement(reading, store, rooms, seed);
        assertThat(rebuild.run(_ -> {}).equal()).isTrue();
    }

    @Test
    void rebuilds_while_others_write_stay_equal_and_lose_nothing() throws Exception {
        happenAndRead(200);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread writing = Thread.ofPlatform().start(() -> {
            try {
                while (!enough.get()) {
                    happenAndRead(1);
                }
            } catch (SQLException failed) {
                failure.set(failed);
            }
        });
        try {
            for (int i = 0; i < 10; i++) {
                assertThat(rebuild.run(_ -> {}).equal()).isTrue();
            }
        } finally {
            enough.set(true);
            writing.join();
        }

        assertThat(failure.get()).isNull();
        happenAndRead(5);
        IndexModel.requireAgreement(reading, store, rooms, seed);
        assertThat(store.number("select count(distinct generation) from query.block"))
                .isEqualTo(1);
    }

    @Test
    void the_index_that_is_read_stays_when_a_rebuild_breaks_off() throws SQLException {
        happenAndRead(200);
        IndexChecksum before = index.checksum();

        assertThatThrownBy(() -> rebuild.run(_ -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");

        assertThat(index.checksum()).isEqualTo(before);
        assertThat(rebuild.run(_ -> {}).equal()).isTrue();
    }

    @Test
    void a_rebuild_after_a_restore_holds_what_the_store_holds_now() throws SQLException {
        happenAndRead(400);
        store.restore(30, 30, 30, 30);
        for (int i = 0; i < 20; i++) {
            store.happen(rooms);
        }

        assertThat(rebuild.run(_ -> {}).equal()).isFalse();

        IndexModel.requireAgreement(reading, store, rooms, seed);
        happenAndRead(20);
        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void a_second_rebuild_is_refused_while_one_is_running() throws SQLException {
        happenAndRead(10);

        rebuild.run(_ -> assertThatThrownBy(() -> new IndexRebuild(indexing).run(_ -> {}))
                .hasMessage("another rebuild is running"));
    }
}
