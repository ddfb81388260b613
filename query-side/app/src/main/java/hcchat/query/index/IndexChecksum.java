package hcchat.query.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What a generation of the index says, in a few numbers that don't depend on the order of its rows. Times aren't
/// in it: one of them stays when the body that it was read from has gone, and can't be read again.
///
/// @param heads sum over the rooms' heads
/// @param blocks sum over the blocks' counts
/// @param progress sum over the partitions' positions
public record IndexChecksum(String heads, String blocks, String progress) {
    private static final String SUMS = """
        select (select coalesce(sum(hash_record_extended((room, part, seq, position), 0)::numeric), 0)
                  from query.room_head where generation = ?)::text,
               (select coalesce(sum(hash_record_extended((room, block, messages), 0)::numeric), 0)
                  from query.block where generation = ?)::text,
               (select coalesce(sum(hash_record_extended((part, epoch, position), 0)::numeric), 0)
                  from query.progress where generation = ?)::text
        """;

    static IndexChecksum of(Connection on, int generation) throws SQLException {
        try (PreparedStatement ask = on.prepareStatement(SUMS)) {
            ask.setInt(1, generation);
            ask.setInt(2, generation);
            ask.setInt(3, generation);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no row");
                }
                return new IndexChecksum(row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }
}
