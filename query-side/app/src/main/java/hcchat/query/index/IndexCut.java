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
    private static final String DROP_BLOCKS =
            "delete from query.block where room = ? and generation = ? and block >= ?";
    private static final String DROP_HEAD = "delete from query.room_head where room = ? and generation = ?";
    private static final String COUNT_AGAIN = """
        insert into query.block (room, generation, block, messages)
        select room, ?, ?, count(*) filter (where of is null) from command.event
         where room = ? and seq between ? and ? group by room
        """;
    private static final String SET_HEAD = """
        update query.room_head h set seq = e.seq, position = e.position from command.event e
         where h.room = ? and h.generation = ? and e.room = h.room and e.seq = ?
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
        for (RoomId room : beyond(on, generation, part, place.position())) {
            cut(on, generation, room, place.position() == 0 ? 0 : StoreQueries.keptSeq(on, room, place.position()));
        }
    }

    private static void cut(Connection on, int generation, RoomId room, long kept) throws SQLException {
        UUID id = StoreQueries.uuid(room);
        // The block of the first seq that goes: counted again as far as it stays.
        int block = Blocks.of(kept + 1);
        IndexTables.run(on, DROP_BLOCKS, id, generation, block);
        if (kept == 0) {
            IndexTables.run(on, DROP_HEAD, id, generation);
            return;
        }
        IndexTables.run(on, COUNT_AGAIN, generation, block, id, Blocks.firstSeq(block), kept);
        IndexTables.run(on, SET_HEAD, id, generation, kept);
    }

    private static List<RoomId> beyond(Connection on, int generation, int part, long position) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(BEYOND)) {
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
