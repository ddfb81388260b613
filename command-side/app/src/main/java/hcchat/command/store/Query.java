package hcchat.command.store;

import hcchat.command.store.StoreFailure.CommitUnknown;
import hcchat.command.store.StoreFailure.Rejected;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One statement of its own transaction, and what its rows become.
final class Query {
    /// The columns of a stored event, in the order that [#event] reads.
    static final String EVENT_COLUMNS = "room, seq, position, kid, day, digest, of, body";

    private Query() {}

    static <T> List<T> rows(StoreConnection store, String sql, Binding binding, Mapping<T> mapping)
            throws StoreFailure {
        try {
            store.connection().setAutoCommit(true);
            PreparedStatement statement = store.prepare(sql);
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(mapping.map(rows));
                }
                return results;
            }
        } catch (SQLException failure) {
            throw failed(store, failure);
        }
    }

    /// How many rows changed.
    static int update(StoreConnection store, String sql, Binding binding) throws StoreFailure {
        try {
            store.connection().setAutoCommit(true);
            PreparedStatement statement = store.prepare(sql);
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            StoreFailure known = failed(store, failure);
            throw known instanceof Unreachable ? new CommitUnknown(failure) : known;
        }
    }

    private static StoreFailure failed(StoreConnection store, SQLException failure) {
        if (StoreWatch.meansAway(failure)) {
            store.drop();
            return new Unreachable(failure);
        }
        return new Rejected(failure);
    }

    static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                room(row, 1),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                row.getBytes(6),
                row.getLong(7),
                row.getBytes(8));
    }

    static RoomId room(ResultSet row, int column) throws SQLException {
        UUID uuid = row.getObject(column, UUID.class);
        return new RoomId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    static UUID uuid(RoomId room) {
        return new UUID(room.hi(), room.lo());
    }

    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
