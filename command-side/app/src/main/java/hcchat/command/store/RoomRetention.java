package hcchat.command.store;

import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.List;

/// Lets bodies go by what a room's owner has set for it, where that is less than the server keeps them. What is done
/// grows with what has expired since, not with the room. Belongs to one thread.
public final class RoomRetention {
    private static final int CHUNK = 5_000;
    private static final String ROOMS = "select room, days, expired_seq from room_state where days > 0";
    private static final String NEXT =
            "select seq, day from event where room = ? and seq > ? order by seq limit " + CHUNK;
    private static final String MESSAGES =
            "update event set body = null where room = ? and seq > ? and seq <= ? and day < ? and body is not null";
    // Edits and reactions came later than what they are about, and go with it.
    private static final String FOLLOWERS =
            "update event set body = null where room = ? and of > ? and of <= ?" + " and day < ? and body is not null";
    private static final String KEEP = "update room_state set expired_seq = greatest(expired_seq, ?) where room = ?";

    private final StoreConnection store;

    /// @param store a connection of its own: this takes long and must not hold up the owner
    public RoomRetention(StoreConnection store) {
        this.store = store;
    }

    /// @param today days since 1970
    /// @return how many bodies went
    public long expire(int today) throws StoreFailure {
        long gone = 0;
        for (Kept room : Query.rows(
                store, ROOMS, statement -> {}, row -> new Kept(Query.room(row, 1), row.getInt(2), row.getLong(3)))) {
            gone += expire(room.room, room.expiredSeq, today - room.days);
        }
        return gone;
    }

    private long expire(RoomId room, long expiredSeq, int firstKept) throws StoreFailure {
        long gone = 0;
        long from = expiredSeq;
        while (true) {
            long to = lastExpired(room, from, firstKept);
            if (to == from) {
                return gone;
            }
            gone += take(MESSAGES, room, from, to, firstKept) + take(FOLLOWERS, room, from, to, firstKept);
            long reached = to;
            Query.update(store, KEEP, statement -> {
                statement.setLong(1, reached);
                statement.setObject(2, Query.uuid(room));
            });
            from = to;
        }
    }

    /// The last of the next events that all expired, but for those that never do; `from` when the next one is kept.
    private long lastExpired(RoomId room, long from, int firstKept) throws StoreFailure {
        List<long[]> next = Query.rows(
                store,
                NEXT,
                statement -> {
                    statement.setObject(1, Query.uuid(room));
                    statement.setLong(2, from);
                },
                row -> new long[] {row.getLong(1), row.getInt(2)});
        long to = from;
        for (long[] event : next) {
            if (event[1] != StoredEvent.NEVER) {
                if (event[1] >= firstKept) {
                    break;
                }
                to = event[0];
            }
        }
        boolean onlyWhatStays = to == from && next.size() == CHUNK && next.getLast()[1] == StoredEvent.NEVER;
        return onlyWhatStays ? next.getLast()[0] : to;
    }

    private int take(String sql, RoomId room, long from, long to, int firstKept) throws StoreFailure {
        return Query.update(store, sql, statement -> {
            statement.setObject(1, Query.uuid(room));
            statement.setLong(2, from);
            statement.setLong(3, to);
            statement.setInt(4, firstKept);
        });
    }

    private record Kept(RoomId room, int days, long expiredSeq) {}
}
