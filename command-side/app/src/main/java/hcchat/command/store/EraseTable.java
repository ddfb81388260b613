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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    // Clocks may go back; of a room's erasures the later one is later.
    private static final String REMEMBER = "insert into erased_room (room, upto, at, told) values (?, ?, greatest(?,"
            + " (select max(at) + interval '1 millisecond' from erased_room where room = ?)), false)"
            + " on conflict (room, upto) do update set swept = false";
    // Several processes may be held to their lists at once.
    private static final String ALONE = "select pg_advisory_xact_lock(4843044)";
    private static final String UNKNOWN =
            "select listed.room from unnest(?::uuid[], ?::bigint[]) as listed(room, millis)"
                    + " where not exists (select from erased_room e where e.room = listed.room"
                    + " and e.at >= timestamptz 'epoch' + listed.millis * interval '1 millisecond')";
    private static final String KNOWN = "select 1 from erased_room where room = ? and at >= ?";
    // Whatever is in the store now is from before it.
    private static final String REMEMBER_AGAIN = "insert into erased_room (room, upto, at)"
            + " select ?, coalesce(max(seq), 0), ? from event where room = ?"
            + " on conflict (room, upto) do update set at = excluded.at, swept = false";

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
            destroy(room);
            run(REMEMBER, Query.uuid(room), upto, at.atOffset(ZoneOffset.UTC), Query.uuid(room));
            commitSent = true;
            connection.commit();
        } catch (SQLException failure) {
            throw failed(failure, commitSent);
        }
    }

    private void destroy(RoomId room) throws SQLException, Unreachable {
        for (String sql : ERASE) {
            run(sql, Query.uuid(room));
        }
    }

    private void run(String sql, Object... arguments) throws SQLException, Unreachable {
        PreparedStatement statement = bound(sql, arguments);
        statement.execute();
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException, Unreachable {
        PreparedStatement statement = store.prepare(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /// Erases a room in a store that was put back to before it was erased; before anybody owns its partition.
    ///
    /// @return false if the store knows that it was: what is there was said since, and stays
    public boolean eraseAgain(ErasedRoom erased) throws StoreFailure {
        boolean commitSent = false;
        try {
            UUID room = Query.uuid(erased.room());
            OffsetDateTime at = erased.at().atOffset(ZoneOffset.UTC);
            Connection connection = store.connection();
            connection.setAutoCommit(false);
            run(ALONE);
            boolean known;
            try (ResultSet row = bound(KNOWN, room, at).executeQuery()) {
                known = row.next();
            }
            if (!known) {
                destroy(erased.room());
                run(REMEMBER_AGAIN, room, at, room);
            }
            commitSent = true;
            connection.commit();
            return !known;
        } catch (SQLException failure) {
            throw failed(failure, commitSent);
        }
    }

    /// What was erased at or after a moment.
    public List<ErasedRoom> since(Instant moment) throws StoreFailure {
        return Query.rows(
                store,
                "select room, upto, at from erased_room where at >= ? order by at",
                statement -> statement.setObject(1, moment.atOffset(ZoneOffset.UTC)),
                row -> new ErasedRoom(
                        Query.room(row, 1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /// Those of the rooms that the store doesn't know to have been erased then or later.
    public Set<RoomId> unknown(Collection<ErasedRoom> erased) throws StoreFailure {
        PgArray rooms = PgArray.uuid(erased.size());
        PgArray moments = PgArray.int8(erased.size());
        for (ErasedRoom one : erased) {
            rooms.add(one.room().hi(), one.room().lo());
            moments.add(one.at().toEpochMilli());
        }
        return new HashSet<>(Query.rows(
                store,
                UNKNOWN,
                statement -> {
                    statement.setObject(1, rooms);
                    statement.setObject(2, moments);
                },
                row -> Query.room(row, 1)));
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
