package hcchat.query.index;

import hcchat.query.index.Progress.Place;
import hcchat.query.store.StoreQueries;
import hcchat.room.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The index's own tables. Every method is a step inside its caller's transaction.
final class IndexTables {
    private static final String HOLD = "select generation from query.index_state for share";
    private static final String TAKE = "select generation from query.index_state for update";
    private static final String PROGRESS = "select part, epoch, position from query.progress where generation = ?";
    private static final String BEGIN = """
        insert into query.progress (generation, part, epoch, position)
        select ?, p, ?, 0 from generate_series(0, ? - 1) p on conflict do nothing
        """;
    private static final String MOVE = """
        update query.progress p set position = n.reached
          from unnest(?::smallint[], ?::int[], ?::bigint[], ?::bigint[]) n (part, epoch, former, reached)
         where p.generation = ? and p.part = n.part and p.epoch = n.epoch and p.position = n.former
        """;
    private static final String HEADS = """
        insert into query.room_head as h (room, generation, part, seq, position)
        select n.room, ?, n.part, n.seq, n.position
          from unnest(?::uuid[], ?::smallint[], ?::bigint[], ?::bigint[]) n (room, part, seq, position)
        on conflict (room, generation) do update set seq = excluded.seq, position = excluded.position
        """;
    private static final String BLOCKS = """
        insert into query.block as b (room, generation, block, messages)
        select n.room, ?, n.block, n.messages from unnest(?::uuid[], ?::int[], ?::smallint[]) n (room, block, messages)
        on conflict (room, generation, block) do update set messages = b.messages + excluded.messages
        """;
    // Inside PostgreSQL: a million events become index rows without leaving it.
    private static final String ABSORB = """
        with fresh as materialized (
            select room, seq, position, of, day from command.event where part = ? and position between ? and ?),
        heads as (
            insert into query.room_head as h (room, generation, part, seq, position)
            select room, ?, ?, max(seq), max(position) from fresh group by room order by room
            on conflict (room, generation) do update set seq = excluded.seq, position = excluded.position),
        blocks as (
            insert into query.block as b (room, generation, block, messages)
            select room, ?, (seq - 1) / 256, count(*) filter (where %s) from fresh group by 1, 3 order by 1, 3
            on conflict (room, generation, block) do update set messages = b.messages + excluded.messages)
        select count(*) from fresh
        """.formatted(StoreQueries.IS_MESSAGE);
    private static final String SWITCH = "update query.index_state set generation = ?";

    private IndexTables() {}

    /// The generation that is read, which can't change before this transaction ends.
    static int hold(Connection on) throws SQLException {
        return Math.toIntExact(number(on, HOLD));
    }

    /// The same, and nobody else may work on the index before this transaction ends.
    static int take(Connection on) throws SQLException {
        return Math.toIntExact(number(on, TAKE));
    }

    static void switchTo(Connection on, int generation) throws SQLException {
        run(on, SWITCH, generation);
    }

    /// Gives each partition that the generation doesn't know yet a beginning.
    static void begin(Connection on, int generation, StoreQueries.Server server) throws SQLException {
        run(on, BEGIN, generation, server.epoch(), server.partitions());
    }

    static Progress progress(Connection on, int generation) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(PROGRESS)) {
            ask.setInt(1, generation);
            try (ResultSet rows = ask.executeQuery()) {
                SortedMap<Integer, Place> places = new TreeMap<>();
                while (rows.next()) {
                    places.put(rows.getInt(1), new Place(rows.getInt(2), rows.getLong(3)));
                }
                return new Progress(generation, places);
            }
        }
    }

    /// Moves partitions on from where `former` saw them. First in its transaction: from here on the rows are ours.
    ///
    /// @throws StaleProgress if somebody else has moved one of them meanwhile
    static void move(Connection on, Progress former, Map<Integer, Long> reached) throws SQLException {
        List<Map.Entry<Integer, Long>> moves = new ArrayList<>(new TreeMap<>(reached).entrySet());
        try (PreparedStatement update = on.prepareStatement(MOVE)) {
            update.setArray(1, array(on, "int2", moves, Map.Entry::getKey));
            update.setArray(
                    2, array(on, "int4", moves, m -> former.place(m.getKey()).epoch()));
            update.setArray(
                    3, array(on, "int8", moves, m -> former.place(m.getKey()).position()));
            update.setArray(4, array(on, "int8", moves, Map.Entry::getValue));
            update.setInt(5, former.generation());
            if (update.executeUpdate() != moves.size()) {
                throw new StaleProgress();
            }
        }
    }

    static void add(Connection on, int generation, IndexBatch batch) throws SQLException {
        List<Map.Entry<RoomId, IndexBatch.RoomSum>> rooms = batch.rooms();
        try (PreparedStatement upsert = on.prepareStatement(HEADS)) {
            upsert.setInt(1, generation);
            upsert.setArray(2, array(on, "uuid", rooms, r -> StoreQueries.uuid(r.getKey())));
            upsert.setArray(3, array(on, "int2", rooms, r -> r.getValue().part));
            upsert.setArray(4, array(on, "int8", rooms, r -> r.getValue().seq));
            upsert.setArray(5, array(on, "int8", rooms, r -> r.getValue().position));
            upsert.executeUpdate();
        }
        List<BlockSum> blocks = new ArrayList<>();
        rooms.forEach(room -> room.getValue()
                .messages
                .forEach((block, messages) ->
                        blocks.add(new BlockSum(StoreQueries.uuid(room.getKey()), block, messages))));
        try (PreparedStatement upsert = on.prepareStatement(BLOCKS)) {
            upsert.setInt(1, generation);
            upsert.setArray(2, array(on, "uuid", blocks, BlockSum::room));
            upsert.setArray(3, array(on, "int4", blocks, BlockSum::block));
            upsert.setArray(4, array(on, "int2", blocks, BlockSum::messages));
            upsert.executeUpdate();
        }
    }

    private record BlockSum(UUID room, int block, int messages) {}

    /// Adds the events of a partition from position `from` to `to`, both included, straight from the store.
    ///
    /// @throws IllegalStateException if the store doesn't hold all of them
    static void absorb(Connection on, int generation, int part, long from, long to) throws SQLException {
        long found = number(on, ABSORB, part, from, to, generation, part, generation);
        if (found != to - from + 1) {
            throw new IllegalStateException("the store holds " + found + " events of partition " + part
                    + " from position " + from + " to " + to);
        }
    }

    static long number(Connection on, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(sql)) {
            bind(ask, arguments);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no row");
                }
                return row.getLong(1);
            }
        }
    }

    static int run(Connection on, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = on.prepareStatement(sql)) {
            bind(update, arguments);
            return update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static <T> java.sql.Array array(
            Connection on, String type, List<T> from, java.util.function.Function<T, Object> value)
            throws SQLException {
        return on.createArrayOf(type, from.stream().map(value).toArray());
    }
}
