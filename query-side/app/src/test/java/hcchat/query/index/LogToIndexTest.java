package hcchat.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.LogRecord;
import hcchat.query.fixture.StoreFixture;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LogToIndexTest extends OnOneStore {
    private final Random random = new Random(seed);
    private LogToIndex reader;

    @BeforeEach
    void open() throws SQLException {
        reader = newReader();
    }

    private LogToIndex newReader() {
        return new LogToIndex(indexing, IndexWriter.current(indexing), Duration.ZERO, new Pauses());
    }

    @Test
    void heads_and_counts_follow_the_log() throws SQLException {
        RoomId room = store.newRoom();
        StoredEvent first = store.post(room);
        StoredEvent edit = store.edit(room, 1);
        StoredEvent second = store.post(room);

        reader.read(List.of(store.record(first), store.record(edit, second)));

        assertThat(IndexModel.head(reading, room)).isEqualTo(3);
        assertThat(IndexModel.unread(reading, room, 0)).isEqualTo(2);
        assertThat(IndexModel.unread(reading, room, 1)).isEqualTo(1);
    }

    @Test
    void each_event_counts_once_when_the_log_repeats_it() throws SQLException {
        RoomId room = store.newRoom();
        List<LogRecord> records =
                store.post(room, 600L).stream().map(store::record).toList();

        reader.read(records.subList(0, 400));
        reader.read(records.subList(300, 500));
        reader.read(records);

        IndexModel.requireAgreement(reading, store, List.of(room), seed);
    }

    @Test
    void what_the_log_lost_is_read_from_the_store() throws SQLException {
        RoomId room = store.newRoom();
        List<LogRecord> records =
                store.post(room, 600L).stream().map(store::record).toList();

        reader.read(records.subList(0, 10));
        reader.read(records.subList(590, 595));

        assertThat(IndexModel.head(reading, room)).isEqualTo(595);
    }

    @Test
    void a_mark_tells_of_a_gap_at_the_end() throws SQLException {
        RoomId room = store.newRoomIn(2);
        store.post(room, 5L);

        reader.read(List.of(new LogRecord(2, 1, 1, 5, List.of())));

        IndexModel.requireAgreement(reading, store, List.of(room), seed);
    }

    @Test
    void a_log_that_is_ahead_of_the_store_moves_nothing_beyond_it() throws SQLException {
        RoomId room = store.newRoomIn(2);
        store.post(room, 5L);

        reader.read(List.of(new LogRecord(2, 1, 1, 50, List.of())));
        reader.read(List.of(store.record(store.post(room))));

        IndexModel.requireAgreement(reading, store, List.of(room), seed);
    }

    @Test
    void the_index_agrees_with_the_store_whatever_the_log_loses_and_repeats() throws SQLException {
        List<RoomId> rooms = Stream.generate(store::newRoom).limit(12).toList();
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            records.add(store.record(store.happen(rooms)));
        }
        int at = 0;
        while (at < records.size()) {
            int from = Math.max(0, at - random.nextInt(60));
            int to = Math.min(records.size(), at + 1 + random.nextInt(200));
            List<LogRecord> some = new ArrayList<>(records.subList(from, to));
            some.removeIf(_ -> random.nextInt(10) == 0);
            reader.read(some);
            at = to;
            if (random.nextInt(5) == 0) {
                reader = newReader();
            }
        }
        for (int part = 0; part < StoreFixture.PARTITIONS; part++) {
            reader.read(List.of(new LogRecord(part, 1, 1, store.position(part), List.of())));
        }

        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void two_instances_that_read_the_same_log_count_each_event_once() throws Exception {
        List<RoomId> rooms = Stream.generate(store::newRoom).limit(5).toList();
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(store.record(store.happen(rooms)));
        }
        LogToIndex other = newReader();
        Thread beside = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 1_000; i += 7) {
                other.read(records.subList(i, Math.min(i + 7, 1_000)));
            }
        });
        for (int i = 0; i < 1_000; i += 10) {
            reader.read(records.subList(i, i + 10));
        }
        beside.join();

        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void nothing_counts_twice_or_not_at_all_when_connections_are_cut_at_random() throws Exception {
        List<RoomId> rooms = Stream.generate(store::newRoom).limit(5).toList();
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(store.record(store.happen(rooms)));
        }
        Thread writing = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 1_000; i += 5) {
                reader.read(records.subList(i, i + 5));
            }
        });
        while (writing.isAlive()) {
            store.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'query-index'"
                    + " and datname = current_database()");
            writing.join(random.nextInt(250) + 20);
        }

        IndexModel.requireAgreement(reading, store, rooms, seed);
    }

    @Test
    void records_of_a_lower_epoch_are_ignored() throws SQLException {
        RoomId room = store.newRoomIn(1);
        List<StoredEvent> lost = store.post(room, 300L);
        LogRecord stale = store.record(lost.get(250));
        store.restore(0, 200, 0, 0);

        reader.read(List.of(store.record(store.post(room))));
        reader.read(List.of(stale));

        IndexModel.requireAgreement(reading, store, List.of(room), seed);
    }

    @Test
    void what_lay_above_the_cut_is_made_anew_when_a_higher_epoch_is_met() throws SQLException {
        List<RoomId> rooms = Stream.generate(() -> store.newRoomIn(1)).limit(4).toList();
        RoomId late = store.newRoomIn(1);
        for (int i = 0; i < 2_000; i++) {
            reader.read(i % 50 == 49 ? List.of(store.record(store.happen(rooms))) : List.of());
            store.happen(rooms);
        }
        reader.read(List.of(store.record(store.post(late))));
        int cut = 1_000 + random.nextInt(900);
        store.restore(0, cut, 0, 0);
        store.post(rooms.getFirst(), 10L);

        reader.read(List.of(store.record(store.post(rooms.getLast()))));

        List<RoomId> all = new ArrayList<>(rooms);
        all.add(late);
        IndexModel.requireAgreement(reading, store, all, seed);
    }
}
