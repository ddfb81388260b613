package hcchat.query.index;

import static hcchat.query.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.query.store.StoreQueries;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ErasedRoomsTest extends OnOneStore {
    private LogToIndex reader;
    private IndexRebuild rebuild;
    private ErasedRooms erased;
    private RoomId erasedRoom;
    private RoomId other;

    @BeforeEach
    void open() throws SQLException {
        reader = new LogToIndex(indexing, IndexWriter.current(indexing), Duration.ZERO, new Pauses());
        rebuild = new IndexRebuild(indexing);
        erased = new ErasedRooms(indexing);
        erasedRoom = store.newRoomIn(1);
        other = store.newRoomIn(1);
        post(other, 10);
    }

    @AfterEach
    void close() {
        erased.close();
    }

    private void post(RoomId room, int count) {
        List<StoredEvent> posted = store.post(room, (long) count);
        reader.read(List.of(store.record(posted.toArray(StoredEvent[]::new))));
    }

    /// As command-side does it.
    private void erase(long upto) {
        store.sql("insert into command.erased_room (room, upto, at) values ('" + StoreQueries.uuid(erasedRoom) + "', "
                + upto + ", now())");
    }

    private long heads() {
        return of("select count(*) from query.room_head");
    }

    private long blocks() {
        return of("select count(*) from query.block");
    }

    private long messages() {
        return of("select coalesce(sum(messages), 0) from query.block");
    }

    private long of(String sql) {
        return store.number(sql + " where room = '" + StoreQueries.uuid(erasedRoom) + "'"
                + " and generation = (select generation from query.index_state)");
    }

    @Test
    void nothing_of_an_erased_room_stays_in_the_index_and_others_stay() throws SQLException {
        post(erasedRoom, 700);
        assertThat(blocks()).isEqualTo(3);
        erase(700);

        assertThat(erased.sweep()).isEqualTo(1);

        assertThat(heads()).isZero();
        assertThat(blocks()).isZero();
        assertThat(store.number("select sum(messages) from query.block")).isEqualTo(10);
        assertThat(erased.sweep()).isZero();
    }

    @Test
    void what_is_said_after_the_erasure_is_counted_and_nothing_before_it() throws SQLException {
        post(erasedRoom, 300);
        erase(300);
        post(erasedRoom, 20);

        assertThat(erased.sweep()).isEqualTo(1);
        post(erasedRoom, 400);

        assertThat(messages()).isEqualTo(420);
        assertThat(of("select min(block) from query.block")).isEqualTo(1);
        assertThat(of("select seq from query.room_head")).isEqualTo(720);
    }

    @Test
    void an_index_that_is_behind_the_erasure_drops_the_room_when_it_has_come_there() throws SQLException {
        post(erasedRoom, 10);
        List<StoredEvent> unread = store.post(erasedRoom, 10L);
        erase(20);
        assertThat(erased.sweep()).isZero();

        reader.read(List.of(store.record(unread.toArray(StoredEvent[]::new))));

        assertThat(erased.sweep()).isEqualTo(1);
        assertThat(heads() + blocks()).isZero();
    }

    @Test
    void a_rebuilt_index_knows_no_more_of_erased_rooms_than_the_one_before_it() throws SQLException {
        post(erasedRoom, 600);
        erase(600);
        assertThat(erased.sweep()).isEqualTo(1);
        post(erasedRoom, 5);
        IndexChecksum before = index.checksum();

        assertThat(rebuild.run(_ -> {}).equal()).isTrue();

        assertThat(index.checksum()).isEqualTo(before);
        assertThat(messages()).isEqualTo(5);
        assertThat(erased.sweep()).isZero();
    }

    @Test
    void a_rebuild_that_comes_first_leaves_nothing_to_be_taken_out() throws SQLException {
        post(erasedRoom, 600);
        erase(600);

        assertThat(rebuild.run(_ -> {}).equal()).isTrue();

        assertThat(heads() + blocks()).isZero();
        assertThat(erased.sweep()).isZero();
    }

    @Test
    void a_room_that_is_erased_again_is_taken_out_again() throws SQLException {
        post(erasedRoom, 10);
        erase(10);
        assertThat(erased.sweep()).isEqualTo(1);
        post(erasedRoom, 10);
        erase(20);

        assertThat(erased.sweep()).isEqualTo(1);

        assertThat(heads() + blocks()).isZero();
    }

    @Test
    void a_store_put_back_to_before_the_erasure_is_indexed_as_it_is() throws Exception {
        post(erasedRoom, 600);
        erase(600);
        assertThat(erased.sweep()).isEqualTo(1);
        store.sql("delete from command.erased_room");
        store.restore(0, 410, 0, 0);
        post(other, 1);

        assertThat(of("select seq from query.room_head")).isEqualTo(400);
        assertThat(messages()).isEqualTo(400);
        assertThat(blocks()).isEqualTo(2);
    }

    @Test
    void times_of_what_was_erased_are_forgotten() throws SQLException {
        post(erasedRoom, 300);
        store.sql("update query.block set first_time = 1767225600000");
        erase(300);
        post(erasedRoom, 1);

        assertThat(erased.sweep()).isEqualTo(1);

        assertThat(of("select max(first_time) from query.block")).isZero();
    }

    @Test
    void it_looks_by_itself() throws Exception {
        post(erasedRoom, 10);
        erased.start();
        erase(10);

        eventually("nothing is left", () -> heads() + blocks() == 0);
    }
}
