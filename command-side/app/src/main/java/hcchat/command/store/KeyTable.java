package hcchat.command.store;

import hcchat.room.RoomId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rooms' data keys, wrapped by the master key.
public final class KeyTable {
    private static final String KEYS =
            "select room, kid, first_seq, wrapped from room_key where room = any(?) order by room, kid";

    private final StoreConnection store;

    public KeyTable(StoreConnection store) {
        this.store = store;
    }

    /// All keys of the rooms, erased ones included, in the order of their numbers.
    public List<KeyRow> keys(Collection<RoomId> rooms) throws StoreFailure {
        PgArray wanted = PgArray.uuid(rooms.size());
        rooms.forEach(room -> wanted.add(room.hi(), room.lo()));
        return Query.rows(
                store,
                KEYS,
                statement -> statement.setObject(1, wanted),
                row -> new KeyRow(Query.room(row, 1), row.getInt(2), row.getLong(3), row.getBytes(4)));
    }

    /// @param firstSeq of the first event under it
    /// @param wrapped null once erased
    public record KeyRow(RoomId room, int kid, long firstSeq, byte @Nullable [] wrapped) {}
}
