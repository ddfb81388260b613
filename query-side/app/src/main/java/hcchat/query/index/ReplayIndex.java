package hcchat.query.index;

import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the index answers; every call asks PostgreSQL and blocks until it answers.
public final class ReplayIndex {
    private static final String BLOCK_AT = "select coalesce((select block from query.block where room = ?"
            + " and first_time between 1 and ? and generation = (select generation from query.index_state)"
            + " order by block desc limit 1), -1)";

    // The block in which somebody stands is counted event by event, the later ones are known, and what the index
    // doesn't
    // know yet is counted again: so nothing is missed while it is a moment behind. Nobody has to read what was erased.
    private static final String READINGS = """
        select (select coalesce(max(seq), 0) from command.event where room = reader.room),
               coalesce(marker.delivered, 0), coalesce(marker.read, 0),
               (select count(*) from command.event e where e.room = reader.room and %2$s
                   and e.seq > place.after and e.seq <= least(place.block_end, coalesce(known.seq, 0)))
               + (select coalesce(sum(messages), 0) from query.block b
                   where b.room = reader.room and b.generation = state.generation and b.block > place.block)
               + (select count(*) from command.event e where e.room = reader.room and %2$s
                   and e.seq > greatest(place.after, coalesce(known.seq, 0)))
          from unnest(?::uuid[], ?::uuid[], ?::bigint[]) with ordinality as reader(room, author, first, nth)
          cross join query.index_state state
          left join query.room_head known on known.room = reader.room and known.generation = state.generation
          left join command.marker marker on marker.room = reader.room and marker.author = reader.author
          cross join lateral (
            select greatest(coalesce(marker.read, 0), reader.first - 1, coalesce(
                     (select max(upto) from command.erased_room erased where erased.room = reader.room), 0)) as seq
          ) last
          cross join lateral (
            select last.seq as after, last.seq / %1$d as block, (last.seq / %1$d + 1) * %1$d as block_end
          ) place
         order by reader.nth
        """.formatted(Blocks.SEQS, StoreQueries.IS_MESSAGE);

    private final Database database;

    /// @param database where the index and the store are read
    public ReplayIndex(Database database) {
        this.database = database;
    }

    /// How far each reader has come, in the order of the question.
    public static List<Reading> readings(Connection on, List<Reader> readers) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(READINGS)) {
            ask.setArray(1, array(on, "uuid", readers, reader -> StoreQueries.uuid(reader.room())));
            ask.setArray(2, array(on, "uuid", readers, reader -> StoreQueries.uuid(reader.author())));
            ask.setArray(3, array(on, "bigint", readers, reader -> Math.max(reader.from(), 1)));
            try (ResultSet rows = ask.executeQuery()) {
                List<Reading> readings = new ArrayList<>();
                while (rows.next()) {
                    Marker marker = new Marker(rows.getLong(2), rows.getLong(3));
                    readings.add(new Reading(rows.getLong(1), marker, rows.getLong(4)));
                }
                return readings;
            }
        }
    }

    private static Array array(Connection on, String type, List<Reader> readers, Function<Reader, Object> value)
            throws SQLException {
        return on.createArrayOf(type, readers.stream().map(value).toArray());
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
