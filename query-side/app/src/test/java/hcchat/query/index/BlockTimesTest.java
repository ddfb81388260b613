package hcchat.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.query.fixture.FixtureKeys;
import hcchat.query.fixture.StoreFixture;
import hcchat.room.RoomId;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockTimesTest extends OnOneStore {
    private static final long SECOND = 1_000;

    private FixtureKeys keys;
    private BlockTimes times;

    @BeforeEach
    void open() throws SQLException {
        keys = new FixtureKeys(store);
        times = new BlockTimes(indexing, keys);
    }

    @AfterEach
    void close() {
        times.close();
    }

    @Test
    void a_time_leads_to_the_block_in_which_the_room_was_then() throws Exception {
        RoomId room = indexedRoom(700);

        times.fillSome();

        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME - 1)).isZero();
        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME)).isEqualTo(1);
        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME + 255 * SECOND)).isEqualTo(1);
        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME + 256 * SECOND)).isEqualTo(257);
        assertThat(index.seqAt(room, Long.MAX_VALUE)).isEqualTo(513);
    }

    @Test
    void times_are_looked_up_later_when_no_key_can_be_had() throws Exception {
        RoomId room = indexedRoom(300);
        keys.setAway(true);
        assertThatThrownBy(times::fillSome).isInstanceOf(ExecutionException.class);
        assertThat(index.seqAt(room, Long.MAX_VALUE)).isZero();

        keys.setAway(false);
        assertThat(times.fillSome()).isEqualTo(2);

        assertThat(index.seqAt(room, Long.MAX_VALUE)).isEqualTo(257);
    }

    @Test
    void a_block_whose_first_body_has_gone_is_passed_over_and_not_asked_for_again() throws Exception {
        RoomId room = indexedRoom(700);
        store.delete(room, 257);

        times.fillSome();

        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME + 300 * SECOND)).isEqualTo(1);
        assertThat(index.seqAt(room, StoreFixture.FIRST_TIME + 600 * SECOND)).isEqualTo(513);
        assertThat(times.fillSome()).isZero();
    }

    @Test
    void an_erased_room_has_no_times_and_disturbs_no_other() throws Exception {
        RoomId gone = indexedRoom(300);
        RoomId room = indexedRoom(300);
        keys.erase(gone);

        times.fillSome();

        assertThat(index.seqAt(gone, Long.MAX_VALUE)).isZero();
        assertThat(index.seqAt(room, Long.MAX_VALUE)).isEqualTo(257);
        assertThat(times.fillSome()).isZero();
    }

    private RoomId indexedRoom(long events) throws SQLException {
        RoomId room = store.newRoom();
        store.post(room, events);
        IndexWriter writer = IndexWriter.current(indexing);
        Progress progress = writer.open().orElseThrow();
        writer.reach(progress, room.partition(StoreFixture.PARTITIONS), Long.MAX_VALUE);
        return room;
    }
}
