package hcchat.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.query.fixture.StoreFixture;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/// What the index must say of a room, worked out from every event.
final class IndexModel {
    private IndexModel() {}

    static void requireAgreement(ReplayIndex index, StoreFixture store, Collection<RoomId> rooms, long seed)
            throws SQLException {
        Random random = new Random(seed);
        for (RoomId room : rooms) {
            List<StoredEvent> history = store.history(room);
            if (history.isEmpty()) {
                assertThat(index.head(room)).isEmpty();
                continue;
            }
            StoredEvent last = history.getLast();
            assertThat(index.head(room)).contains(new ReplayIndex.Head(last.seq(), last.position()));
            requireCount(index, room, history, 0);
            requireCount(index, room, history, random.nextInt(history.size() + 1));
            requireCount(index, room, history, history.size());
        }
    }

    private static void requireCount(ReplayIndex index, RoomId room, List<StoredEvent> history, long after)
            throws SQLException {
        long expected =
                history.stream().filter(e -> e.seq() > after && e.of() == 0).count();
        assertThat(index.unread(room, after)).as("unread after %d", after).isEqualTo(expected);
    }
}
