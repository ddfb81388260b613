package hcchat.query.index;

import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.room.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What the index answers. It may be a moment behind the store; every call asks PostgreSQL and blocks until it
/// answers.
public final class ReplayIndex {
    private static final String CURRENT = " and generation = (select generation from query.index_state)";
    private static final String HEAD = "select seq, position from query.room_head where room = ?" + CURRENT;
    private static final String LATER_BLOCKS =
            "select coalesce(sum(messages), 0) from query.block where room = ? and block >= ?" + CURRENT;
    private static final String BLOCK_AT = "select coalesce((select block from query.block where room = ?"
            + " and first_time between 1 and ?" + CURRENT + " order by block desc limit 1), -1)";

    private final Database database;

    /// @param database where the index and the store are read
    public ReplayIndex(Database database) {
        this.database = database;
    }

    /// @param position of the room's last event
    public record Head(long seq, long position) {}

    /// The room's head, or empty for a room without events.
    public Optional<Head> head(RoomId room) throws SQLException {
        return database.ask(on -> {
            try (PreparedStatement ask = on.prepareStatement(HEAD)) {
                ask.setObject(1, StoreQueries.uuid(room));
                try (ResultSet row = ask.executeQuery()) {
                    return row.next() ? Optional.of(new Head(row.getLong(1), row.getLong(2))) : Optional.empty();
                }
            }
        });
    }

    /// How many messages came after `after`: events that stand for themselves, also those that were deleted since.
    public long unread(RoomId room, long after) throws SQLException {
        int block = Blocks.of(Math.max(after, 0) + 1);
        return database.ask(on -> {
            // The block in which `after` lies is counted event by event, the later ones are known.
            long rest = StoreQueries.messages(on, room, after, Blocks.lastSeq(block));
            return rest + later(on, room, block + 1);
        });
    }

    private static long later(Connection on, RoomId room, int block) throws SQLException {
        return IndexTables.number(on, LATER_BLOCKS, StoreQueries.uuid(room), block);
    }

    /// The first seq of the block in which the room was at `time` (ms since 1970): what happened then is at or
    /// after it, by 256 events or so. 0 when the room began later.
    public long seqAt(RoomId room, long time) throws SQLException {
        long block = database.ask(on -> IndexTables.number(on, BLOCK_AT, StoreQueries.uuid(room), time));
        return block < 0 ? 0 : Blocks.firstSeq(Math.toIntExact(block));
    }

    /// What the whole index says, to compare it with another.
    public IndexChecksum checksum() throws SQLException {
        return database.change(on -> IndexChecksum.of(on, IndexTables.hold(on)));
    }
}
