package hcchat.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.query.fixture.StoreFixture;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.replay.ReplayReader.Reader;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/// What the index must say of a room, worked out from every event.
final class IndexModel {
    private IndexModel() {}

    static void requireAgreement(Database index, StoreFixture store, Collection<RoomId> rooms, long seed)
            throws SQLException {
        Random random = new Random(seed);
        for (RoomId room : rooms) {
            List<StoredEvent> history = store.history(room);
            if (history.isEmpty()) {
                assertThat(head(index, room)).isZero();
                continue;
            }
            StoredEvent last = history.getLast();
            assertThat(head(index, room)).isEqualTo(last.seq());
            requireCount(index, room, history, 0);
            requireCount(index, room, history, random.nextInt(history.size() + 1));
            requireCount(index, room, history, history.size());
        }
    }

    private static void requireCount(Database index, RoomId room, List<StoredEvent> history, long after)
            throws SQLException {
        long expected =
                history.stream().filter(e -> e.seq() > after && e.isMessage()).count();
        assertThat(unread(index, room, after)).as("unread after %d", after).isEqualTo(expected);
    }

    /// How far the index itself has come in a room, 0 where it knows nothing of it.
    static long head(Database index, RoomId room) throws SQLException {
        return index.ask(on -> IndexTables.number(
                on,
                "select coalesce((select seq from query.room_head where room = ? and generation ="
                        + " (select generation from query.index_state)), 0)",
                StoreQueries.uuid(room)));
    }

    static long unread(Database index, RoomId room, long after) throws SQLException {
        Reader nobody = new Reader(room, new AuthorId(1, 1), after + 1);
        return index.ask(on -> ReplayIndex.readings(on, List.of(nobody)))
                .getFirst()
                .unread();
    }
}
