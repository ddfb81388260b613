package hcchat.query.store;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every question that replay asks the store. The rest of query-side doesn't know the store's columns, but for the
/// index, which takes over whole ranges inside PostgreSQL.
public final class StoreQueries {
    /// The condition on a row of `command.event` that is a [StoredEvent#isMessage].
    public static final String IS_MESSAGE = "of is null and day <> " + StoredEvent.NEVER;

    private static final int HEADER = StoredEvent.HEADER_BYTES;
    private static final String EVENT = "seq, position, kid, day, digest, of, body";

    // The length of a body is known without reading it, so what goes beyond the page's bytes never leaves the disk. The
    // first row always fits: its running total is its own size.
    private static final String PAGE = """
        select h.head, p.seq, p.position, p.kid, p.day, p.digest, p.of, p.body
          from (select coalesce(max(seq), 0) as head from command.event where room = ?) h
          left join lateral (
            select * from (
              select %s, %d + coalesce(octet_length(body), 0) as size,
                     sum(%d + coalesce(octet_length(body), 0))
                       over (order by seq %s rows unbounded preceding) as total
                from command.event where room = ? and seq %s ? order by seq %s limit ?) candidates
             where total <= ? or total = size) p on true
         order by p.seq
        """;
    private static final String FORWARD = PAGE.formatted(EVENT, HEADER, HEADER, "", ">", "");
    private static final String BACKWARD = PAGE.formatted(EVENT, HEADER, HEADER, "desc", "<", "desc");

    private static final String POSITIONS = """
        select room, %s from (
          select room, %s, %d + coalesce(octet_length(body), 0) as size,
                 sum(%d + coalesce(octet_length(body), 0)) over (order by position rows unbounded preceding) as total
            from command.event where part = ? and position between ? and ? order by position limit ?) candidates
         where total <= ? or total = size order by position
        """.formatted(EVENT, EVENT, HEADER, HEADER);

    private static final String CHAIN =
            "select seq, digest, link from command.event where room = ? and seq between ? and ? order by seq";
    private static final String NAMES = "select author, sealed from command.author where room = ? and author = any (?)";
    private static final String SERVER = "select partitions, epoch from command.server";
    private static final String OWNED = "select position from command.partition_owner where part = ?";
    private static final String LOWEST_CUT =
            "select min(position) from command.epoch_cut where part = ? and epoch > ? and epoch <= ?";
    private static final String HEAD = "select coalesce(max(seq), 0) from command.event where room = ?";
    private static final String KEPT =
            "select seq from command.event where room = ? and position <= ? order by seq desc limit 1";

    private static final String UNTIMED = """
        select e.room, e.seq, e.position, e.kid, e.day, e.digest, e.of, e.body
          from query.block b join command.event e on e.room = b.room and e.seq = b.block::bigint * 256 + 1
         where b.generation = ? and b.first_time is null limit ?
        """;

    private StoreQueries() {}

    /// Rows of a page and what only one look at the table can say with them.
    ///
    /// @param head the room's highest seq, 0 for a room without events
    public record Rows(List<StoredEvent> events, long head) {}

    /// @param link link(seq), kept for each 256th event only
    public record ChainRow(long seq, byte[] digest, byte @Nullable [] link) {}

    public record Server(int partitions, int epoch) {}

    public static Rows forward(Connection on, RoomId room, long after, int limit, long maxBytes) throws SQLException {
        return page(on, FORWARD, room, after, limit, maxBytes);
    }

    public static Rows backward(Connection on, RoomId room, long before, int limit, long maxBytes) throws SQLException {
        return page(on, BACKWARD, room, before, limit, maxBytes);
    }

    private static Rows page(Connection on, String sql, RoomId room, long from, int limit, long maxBytes)
            throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(sql)) {
            ask.setObject(1, uuid(room));
            ask.setObject(2, uuid(room));
            ask.setLong(3, from);
            ask.setInt(4, limit);
            ask.setLong(5, maxBytes);
            try (ResultSet rows = ask.executeQuery()) {
                List<StoredEvent> events = new ArrayList<>();
                long head = 0;
                while (rows.next()) {
                    head = rows.getLong(1);
                    // An outer join's empty side: a room, or a rest of it, without events.
                    if (rows.getLong(2) != 0) {
                        events.add(event(rows, 2, room));
                    }
                }
                return new Rows(events, head);
            }
        }
    }

    public static List<StoredEvent> positions(Connection on, int part, long from, long to, int limit, long maxBytes)
            throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(POSITIONS)) {
            ask.setInt(1, part);
            ask.setLong(2, from);
            ask.setLong(3, to);
            ask.setInt(4, limit);
            ask.setLong(5, maxBytes);
            return events(ask);
        }
    }

    /// First events of blocks whose time the index doesn't know yet.
    public static List<StoredEvent> untimed(Connection on, int generation, int limit) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(UNTIMED)) {
            ask.setInt(1, generation);
            ask.setInt(2, limit);
            return events(ask);
        }
    }

    private static List<StoredEvent> events(PreparedStatement ask) throws SQLException {
        try (ResultSet rows = ask.executeQuery()) {
            List<StoredEvent> events = new ArrayList<>();
            while (rows.next()) {
                events.add(event(rows, 2, room(rows.getObject(1, UUID.class))));
            }
            return events;
        }
    }

    /// What the chain is made of from seq `from` to `to`, both included.
    public static List<ChainRow> chain(Connection on, RoomId room, long from, long to) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(CHAIN)) {
            ask.setObject(1, uuid(room));
            ask.setLong(2, from);
            ask.setLong(3, to);
            try (ResultSet rows = ask.executeQuery()) {
                List<ChainRow> chain = new ArrayList<>();
                while (rows.next()) {
                    chain.add(new ChainRow(rows.getLong(1), rows.getBytes(2), rows.getBytes(3)));
                }
                return chain;
            }
        }
    }

    public static Map<AuthorId, byte[]> names(Connection on, RoomId room, Collection<AuthorId> authors)
            throws SQLException {
        Object[] ids = authors.stream().map(StoreQueries::uuid).toArray();
        try (PreparedStatement ask = on.prepareStatement(NAMES)) {
            ask.setObject(1, uuid(room));
            ask.setArray(2, on.createArrayOf("uuid", ids));
            try (ResultSet rows = ask.executeQuery()) {
                Map<AuthorId, byte[]> names = new HashMap<>();
                while (rows.next()) {
                    UUID author = rows.getObject(1, UUID.class);
                    names.put(
                            new AuthorId(author.getMostSignificantBits(), author.getLeastSignificantBits()),
                            rows.getBytes(2));
                }
                return names;
            }
        }
    }

    /// The server's row; empty before command-side's first start.
    public static Optional<Server> server(Connection on) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(SERVER);
                ResultSet row = ask.executeQuery()) {
            return row.next() ? Optional.of(new Server(row.getInt(1), row.getInt(2))) : Optional.empty();
        }
    }

    /// The position that the store has reached in a partition, 0 for one that nobody has owned yet.
    public static long storedPosition(Connection on, int part) throws SQLException {
        return number(on, OWNED, (long) part).orZero();
    }

    public static long head(Connection on, RoomId room) throws SQLException {
        return number(on, HEAD, uuid(room)).orZero();
    }

    /// The lowest cut of a partition by the epochs above `epoch` up to `now`, or null when there was none.
    public static @Nullable Long lowestCut(Connection on, int part, int epoch, int now) throws SQLException {
        return number(on, LOWEST_CUT, (long) part, (long) epoch, (long) now).value();
    }

    /// The room's highest seq that stands at or below a position.
    public static long keptSeq(Connection on, RoomId room, long position) throws SQLException {
        return number(on, KEPT, uuid(room), position).orZero();
    }

    private record Answer(@Nullable Long value) {
        long orZero() {
            return value == null ? 0 : value;
        }
    }

    private static Answer number(Connection on, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                ask.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    return new Answer(null);
                }
                long value = row.getLong(1);
                return new Answer(row.wasNull() ? null : value);
            }
        }
    }

    private static StoredEvent event(ResultSet row, int at, RoomId room) throws SQLException {
        return new StoredEvent(
                room,
                row.getLong(at),
                row.getLong(at + 1),
                row.getInt(at + 2),
                row.getInt(at + 3),
                row.getBytes(at + 4),
                row.getLong(at + 5),
                row.getBytes(at + 6));
    }

    /// A room's id as the store holds it: the same 128 bits.
    public static UUID uuid(RoomId room) {
        return new UUID(room.hi(), room.lo());
    }

    /// The same for an author.
    public static UUID uuid(AuthorId author) {
        return new UUID(author.hi(), author.lo());
    }

    public static RoomId room(UUID uuid) {
        return new RoomId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }
}
