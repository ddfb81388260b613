package hcchat.command.store;

import hcchat.room.RoomId;
import java.util.List;

/// Takes away the bodies of erased rooms, which open for nobody any more, some thousand in a transaction. Belongs to
/// one thread.
public final class ErasedBodies {
    private static final int CHUNK = 20_000;
    private static final String DUE = "select room, upto from erased_room where not swept order by at";
    private static final String SWEEP = "update event set body = null where ctid = any(array("
            + "select ctid from event where room = ? and seq <= ? and body is not null limit " + CHUNK + "))";
    // What was on its way when the room was erased.
    private static final String MARKERS = "delete from marker where room = ?";
    // What stood there before lies on as dead rows: a key's, and channels under the master key.
    private static final List<String> DEAD_ROWS =
            List.of("vacuum room_key", "vacuum account_room", "vacuum room_invite");
    private static final String DONE = "update erased_room set swept = true where room = ? and upto = ?";

    private final StoreConnection store;

    /// @param store a connection of its own: this takes long and must not hold up the owner
    public ErasedBodies(StoreConnection store) {
        this.store = store;
    }

    /// @return how many bodies went
    public long sweep() throws StoreFailure {
        long gone = 0;
        List<Erased> due = due();
        for (Erased erased : due) {
            int last;
            do {
                last = Query.update(store, SWEEP, statement -> {
                    statement.setObject(1, Query.uuid(erased.room));
                    statement.setLong(2, erased.upto);
                });
                gone += last;
            } while (last == CHUNK);
            Query.update(store, MARKERS, statement -> statement.setObject(1, Query.uuid(erased.room)));
            Query.update(store, DONE, statement -> {
                statement.setObject(1, Query.uuid(erased.room));
                statement.setLong(2, erased.upto);
            });
        }
        for (String sql : due.isEmpty() ? List.<String>of() : DEAD_ROWS) {
            Query.update(store, sql, statement -> {});
        }
        return gone;
    }

    private List<Erased> due() throws StoreFailure {
        return Query.rows(store, DUE, statement -> {}, row -> new Erased(Query.room(row, 1), row.getLong(2)));
    }

    private record Erased(RoomId room, long upto) {}
}
