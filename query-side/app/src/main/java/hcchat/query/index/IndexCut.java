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
import java.util.UUID;

/// Takes out of the index what stands above a position: after a restore other events may stand there.
final class IndexCut {
    private static final String MOVE = """
        update query.progress set epoch = ?, position = ?
         where generation = ? and part = ? and epoch = ? and position = ?
        """;
    private static final String BEYOND =
            "select room from query.room_head where generation = ? and part = ? and position > ? order by room";
    // What they held before they were erased isn't there to be cut back: they are counted anew.
    private static final String ERASED_BEYOND =
            "delete from query.erased where generation = ? and part = ? and position > ? returning room";
    private static final String DROP_BLOCKS =
            "delete from query.block where room = ? and generation = ? and block >= ?";
    private static final String DROP_HEAD = "delete from query.room_head where room = ? and generation = ?";
    private static final String COUNT_AGAIN = """
        insert into query.block (room, generation, block, messages)
        select room, ?, (seq - 1) / 256, count(*) filter (where %s) from command.event
         where room = ? and seq between ? and ? group by 1, 3
        """.formatted(StoreQueries.IS_MESSAGE);
    private static final String SET_HEAD = """
        insert into query.room_head (room, generation, part, seq, position)
        select room, ?, part, seq, position from command.event where room = ? and seq = ?
        on conflict (room, generation) do update set seq = excluded.seq, position = excluded.position
        """;

    private IndexCut() {}

    /// @throws StaleProgress if somebody else has moved the partition meanwhile
    static void apply(Connection on, Progress progress, int part, Place place) throws SQLException {
        int generation = progress.generation();
        Place former = progress.place(part);
        if (IndexTables.run(
                        on, MOVE, place.epoch(), place.position(), generation, part, former.epoch(), former.position())
                != 1) {
            throw new StaleProgress();
        }
        List<RoomId> erased = rooms(on, ERASED_BEYOND, generation, part, place.position());
        for (RoomId room : erased) {
            cut(on, generation, room, kept(on, room, place.position()), 0);
        }
        for (RoomId room : rooms(on, BEYOND, generation, part, place.position())) {
            long kept = kept(on, room, place.position());
            // The block of the first seq that goes: counted again as far as it stays.
            cut(on, generation, room, kept, Blocks.of(kept + 1));
        }
    }

    private static long kept(Connection on, RoomId room, long position) throws SQLException {
        return position == 0 ? 0 : StoreQueries.keptSeq(on, room, position);
    }

    /// @param block the first that is counted again
    private static void cut(Connection on, int generation, RoomId room, long kept, int block) throws SQLException {
        UUID id = StoreQueries.uuid(room);
        IndexTables.run(on, DROP_BLOCKS, id, generation, block);
        if (kept == 0) {
            IndexTables.run(on, DROP_HEAD, id, generation);
            return;
        }
        IndexTables.run(on, COUNT_AGAIN, generation, id, Blocks.firstSeq(block), kept);
        IndexTables.run(on, SET_HEAD, generation, id, kept);
    }

    private static List<RoomId> rooms(Connection on, String sql, int generation, int part, long position)
            throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(sql)) {
            ask.setInt(1, generation);
            ask.setInt(2, part);
            ask.setLong(3, position);
            try (ResultSet rows = ask.executeQuery()) {
                List<RoomId> rooms = new ArrayList<>();
                while (rows.next()) {
                    rooms.add(StoreQueries.room(rows.getObject(1, UUID.class)));
                }
                return rooms;
            }
        }
    }
}
