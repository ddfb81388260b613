package hcchat.command.store;

import hcchat.command.store.StoreFailure.CommitUnknown;
import hcchat.command.store.StoreFailure.FenceLost;
import hcchat.command.store.StoreFailure.Rejected;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.room.RoomId;
import hcchat.storage.reach.StoreWatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Destroys what opens a room: its keys, the names of its authors, its rights, how far people have come, and who was
/// invited or knew it by its channel.
public final class EraseTable {
    private static final String FENCE = "select 1 from partition_owner where part = ? and term = ? for update";
    private static final List<String> ERASE = List.of(
            "update room_key set wrapped = null, erased_at = now() where room = ? and wrapped is not null",
            "delete from author where room = ?",
            "delete from marker where room = ?",
            "delete from room_state where room = ?",
            "delete from account_room where room = ?",
            "delete from room_invite where room = ?");
    private static final String REMEMBER = "insert into erased_room (room, upto, at, told) values (?, ?, ?, false)"
            + " on conflict (room, upto) do update set swept = false";

    private final StoreConnection store;

    public EraseTable(StoreConnection store) {
        this.store = store;
    }

    /// Returns once it is on disk. Asked again it changes nothing.
    ///
    /// @param term that of the partition's owner, who asks
    /// @param upto the room's last seq
    /// @throws FenceLost if another has the partition by now
    public void erase(int part, long term, RoomId room, long upto, Instant at) throws StoreFailure {
        boolean commitSent = false;
        try {
            Connection connection = store.connection();
            connection.setAutoCommit(false);
            if (!holds(part, term)) {
                connection.rollback();
                throw new FenceLost(new SQLException("another owner has taken the partition"));
            }
            for (String sql : ERASE) {
                PreparedStatement statement = store.prepare(sql);
                statement.setObject(1, Query.uuid(room));
                statement.executeUpdate();
            }
            PreparedStatement remember = store.prepare(REMEMBER);
            remember.setObject(1, Query.uuid(room));
            remember.setLong(2, upto);
            remember.setObject(3, at.atOffset(ZoneOffset.UTC));
            remember.executeUpdate();
            commitSent = true;
            connection.commit();
        } catch (SQLException failure) {
            throw failed(failure, commitSent);
        }
    }

    /// The erasure that ended at `upto`, or null.
    public @Nullable Done done(RoomId room, long upto) throws StoreFailure {
        List<Done> found = Query.rows(
                store,
                "select at, told from erased_room where room = ? and upto = ?",
                statement -> {
                    statement.setObject(1, Query.uuid(room));
                    statement.setLong(2, upto);
                },
                row -> new Done(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBoolean(2)));
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Everybody was told, and sent out.
    public void told(RoomId room, long upto) throws StoreFailure {
        int _ = Query.update(store, "update erased_room set told = true where room = ? and upto = ?", statement -> {
            statement.setObject(1, Query.uuid(room));
            statement.setLong(2, upto);
        });
    }

    /// @param told whether everybody who was in has been sent out; not if its owner ended before that, or never
    /// learned that it was done
    public record Done(Instant at, boolean told) {}

    private boolean holds(int part, long term) throws SQLException, Unreachable {
        PreparedStatement fence = store.prepare(FENCE);
        fence.setInt(1, part);
        fence.setLong(2, term);
        try (ResultSet row = fence.executeQuery()) {
            return row.next();
        }
    }

    private StoreFailure failed(SQLException failure, boolean commitSent) {
        if (StoreWatch.meansAway(failure)) {
            store.drop();
            return commitSent ? new CommitUnknown(failure) : new Unreachable(failure);
        }
        try {
            store.connection().rollback();
        } catch (SQLException | StoreFailure broken) {
            store.drop();
        }
        return new Rejected(failure);
    }
}
