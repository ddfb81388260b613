package hcchat.command.store;

import hcchat.command.room.Decide.KnownId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch must know of the past before it is decided.
public final class RoomTable {
    private static final String IDS = "select e.room, e.id, e.seq, e.mark from event e"
            + " join unnest(?::uuid[], ?::uuid[]) as w(room, id) on e.room = w.room and e.id = w.id";
    private static final String TARGETS = "select e.room, e.seq, e.position, e.kid, e.day, e.digest, e.of, e.body"
            + " from event e join unnest(?::uuid[], ?::bigint[]) as w(room, seq) on e.room = w.room and e.seq = w.seq";
    // Links are kept for each 256th event: at most 256 rows, however long the room is.
    private static final String TAIL = """
        with head as materialized (select max(seq) as seq from event where room = ?)
        select e.seq, e.digest, e.link, e.kid, e.day, e.position, e.of,
               case when e.seq = head.seq then e.body end as body, s.seq as state_seq, s.sealed as state,
               (select coalesce(max(upto), 0) from erased_room where room = ?) as erased
        from head, event e left join room_state s on s.room = e.room and e.seq = (select seq from head)
        where e.room = ? and e.seq >= head.seq / 256 * 256 order by e.seq
        """;
    private static final String FROM =
            "select " + Query.EVENT_COLUMNS + " from event where part = ? and position > ? order by position limit ?";

    private final StoreConnection store;

    public RoomTable(StoreConnection store) {
        this.store = store;
    }

    /// Those of the ids that are stored, by room.
    public Map<RoomId, Map<UUID, KnownId>> ids(Collection<Wanted> wanted) throws StoreFailure {
        PgArray rooms = PgArray.uuid(wanted.size());
        PgArray ids = PgArray.uuid(wanted.size());
        for (Wanted one : wanted) {
            rooms.add(one.room().hi(), one.room().lo());
            ids.add(one.id());
        }
        Map<RoomId, Map<UUID, KnownId>> known = new HashMap<>();
        Query.rows(
                store,
                IDS,
                statement -> {
                    statement.setObject(1, rooms);
                    statement.setObject(2, ids);
                },
                row -> known.computeIfAbsent(Query.room(row, 1), room -> new HashMap<>())
                        .put(row.getObject(2, UUID.class), new KnownId(row.getLong(3), row.getLong(4))));
        return known;
    }

    /// Those of the events that exist.
    public List<StoredEvent> events(Collection<Place> wanted) throws StoreFailure {
        PgArray rooms = PgArray.uuid(wanted.size());
        PgArray seqs = PgArray.int8(wanted.size());
        for (Place place : wanted) {
            rooms.add(place.room().hi(), place.room().lo());
            seqs.add(place.seq());
        }
        return Query.rows(
                store,
                TARGETS,
                statement -> {
                    statement.setObject(1, rooms);
                    statement.setObject(2, seqs);
                },
                Query::event);
    }

    /// From the last kept link to the head, oldest first; only the last has its body. Empty for a room without
    /// events.
    public List<Tail> tail(RoomId room) throws StoreFailure {
        return Query.rows(
                store,
                TAIL,
                statement -> {
                    statement.setObject(1, Query.uuid(room));
                    statement.setObject(2, Query.uuid(room));
                    statement.setObject(3, Query.uuid(room));
                },
                row -> tail(room, row));
    }

    private static Tail tail(RoomId room, ResultSet row) throws SQLException {
        StoredEvent event = new StoredEvent(
                room,
                row.getLong(1),
                row.getLong(6),
                row.getInt(4),
                row.getInt(5),
                row.getBytes(2),
                row.getLong(7),
                row.getBytes(8));
        return new Tail(event, row.getBytes(3), row.getLong(9), row.getBytes(10), row.getLong(11));
    }

    /// What follows a position in a partition, in order.
    public List<StoredEvent> after(int part, long position, int limit) throws StoreFailure {
        return Query.rows(
                store,
                FROM,
                statement -> {
                    statement.setInt(1, part);
                    statement.setLong(2, position);
                    statement.setInt(3, limit);
                },
                Query::event);
    }

    public record Wanted(RoomId room, UUID id) {}

    public record Place(RoomId room, long seq) {}

    /// @param link null but for each 256th event
    /// @param rightsSeq of the event from which the room's rights follow, 0 where there are none
    /// @param rights sealed; with the head only, null for a room that nobody has founded
    /// @param erased up to which seq the room was erased, 0 for never
    public record Tail(
            StoredEvent event, byte @Nullable [] link, long rightsSeq, byte @Nullable [] rights, long erased) {}
}
