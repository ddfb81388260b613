package hcchat.command.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// What holds for the whole installation.
public final class ServerTable {
    private final StoreConnection store;

    public ServerTable(StoreConnection store) {
        this.store = store;
    }

    /// The server's row, made with `partitions` when there is none.
    ///
    /// @throws IllegalStateException if the store was made for another number of partitions
    public Server server(int partitions) throws StoreFailure {
        Query.update(
                store,
                "insert into server (partitions) values (?) on conflict do nothing",
                statement -> statement.setInt(1, partitions));
        Query.update(
                store,
                "insert into partition_owner (part) select generate_series(0, ? - 1) on conflict do nothing",
                statement -> statement.setInt(1, partitions));
        Server server = Query.rows(
                        store,
                        "select partitions, epoch from server",
                        statement -> {},
                        row -> new Server(row.getInt(1), row.getInt(2)))
                .getFirst();
        if (server.partitions() != partitions) {
            throw new IllegalStateException("the store was made for " + server.partitions()
                    + " partitions and the log has " + partitions + ": give the log its former number back");
        }
        return server;
    }

    public List<Secret> secrets() throws StoreFailure {
        return Query.rows(
                store,
                "select name, wrapped, made_at from server_secret",
                statement -> {},
                row -> new Secret(
                        row.getString(1),
                        row.getBytes(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /// Adds those that aren't there yet.
    public void keepSecrets(Map<String, byte[]> wrapped) throws StoreFailure {
        for (Map.Entry<String, byte[]> secret : wrapped.entrySet()) {
            Query.update(
                    store,
                    "insert into server_secret (name, wrapped) values (?, ?) on conflict do nothing",
                    statement -> {
                        statement.setString(1, secret.getKey());
                        statement.setBytes(2, secret.getValue());
                    });
        }
    }

    public void forgetSecrets(List<String> names) throws StoreFailure {
        for (String name : names) {
            Query.update(store, "delete from server_secret where name = ?", statement -> statement.setString(1, name));
        }
    }

    /// A server secret, wrapped by the master key.
    public record Secret(String name, byte[] wrapped, Instant madeAt) {}

    public record Server(int partitions, int epoch) {}
}
