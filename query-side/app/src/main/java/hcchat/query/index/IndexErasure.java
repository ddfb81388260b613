package hcchat.query.index;

import hcchat.query.store.StoreQueries;
import hcchat.room.RoomId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Takes what a room held before it was erased out of a generation of the index. Due once the generation has come so
/// far: so whatever it still adds to the room was said since. Every method is a step inside its caller's transaction.
final class IndexErasure {
    // A room of a million messages.
    private static final int CHUNK = 4_000;
    private static final String DUE = """
        select p.generation, e.room, p.part, e.upto, v.position
          from (select room, max(upto) as upto from command.erased_room group by room) e
          join command.event v on v.room = e.room and v.seq = e.upto
          join query.progress p on p.part = v.part and p.position >= v.position and p.generation = any (?)
         where not exists (select from query.erased d
                            where d.room = e.room and d.generation = p.generation and d.upto >= e.upto)
         order by p.generation, p.part, e.room
        """;
    private static final String ALONE =
            "select position from query.progress where generation = ? and part = ? for update";
    private static final String DROP = """
        delete from query.block where ctid = any (array(
            select ctid from query.block where room = ? and generation = ? and block < ? limit ?))
        """;
    private static final String DROP_HEAD =
            "delete from query.room_head where room = ? and generation = ? and seq <= ?";
    private static final String DROP_LAST = "delete from query.block where room = ? and generation = ? and block = ?";
    // The block in which the erased past ends and what was said since begins.
    private static final String COUNT_SINCE = """
        update query.block b
           set messages = (select count(*) from command.event e
                            where e.room = h.room and e.seq > ? and e.seq <= least(?, h.seq) and %s),
               first_time = case when ? then 0 else b.first_time end
          from query.room_head h
         where h.room = ? and h.generation = ? and b.room = h.room and b.generation = h.generation and b.block = ?
        """.formatted(StoreQueries.IS_MESSAGE);
    private static final String DONE = """
        insert into query.erased (room, generation, part, upto, position) values (?, ?, ?, ?, ?)
        on conflict (room, generation) do update set upto = excluded.upto, position = excluded.position
        """;

    private IndexErasure() {}

    /// @param upto the room's last seq that was erased
    /// @param position of the event with that seq
    record Due(int generation, RoomId room, int part, long upto, long position) {}

    /// What these generations still hold and mustn't: all of it at one moment.
    static List<Due> due(Connection on, int... generations) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(DUE)) {
            Array wanted =
                    on.createArrayOf("int4", IntStream.of(generations).boxed().toArray());
            ask.setArray(1, wanted);
            try (ResultSet rows = ask.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (rows.next()) {
                    RoomId room = StoreQueries.room(rows.getObject(2, UUID.class));
                    due.add(new Due(rows.getInt(1), room, rows.getInt(3), rows.getLong(4), rows.getLong(5)));
                }
                return due;
            }
        }
    }

    /// Takes out some thousand blocks at most.
    ///
    /// @return false if there are more to take out
    static boolean apply(Connection on, Due due) throws SQLException {
        UUID room = StoreQueries.uuid(due.room);
        int kept = Blocks.of(due.upto + 1);
        // Whoever else writes this partition of the index waits until this transaction ends.
        if (IndexTables.number(on, ALONE, due.generation, due.part) < due.position) {
            // Cut back meanwhile, by a restore: due again once it has come so far.
            return true;
        }
        if (IndexTables.run(on, DROP, room, due.generation, kept, CHUNK) == CHUNK) {
            return false;
        }
        if (IndexTables.run(on, DROP_HEAD, room, due.generation, due.upto) > 0) {
            IndexTables.run(on, DROP_LAST, room, due.generation, kept);
        } else {
            boolean beganBefore = Blocks.firstSeq(kept) <= due.upto;
            IndexTables.run(on, COUNT_SINCE, due.upto, Blocks.lastSeq(kept), beganBefore, room, due.generation, kept);
        }
        IndexTables.run(on, DONE, room, due.generation, due.part, due.upto, due.position);
        return true;
    }

    /// All of it at once.
    static void applyWhole(Connection on, List<Due> all) throws SQLException {
        for (Due due : all) {
            boolean done = false;
            while (!done) {
                done = apply(on, due);
            }
        }
    }
}
