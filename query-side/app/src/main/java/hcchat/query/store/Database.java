package hcchat.query.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import hcchat.query.DatabaseAccess;
import hcchat.storage.reach.StoreWatch;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// A pool of connections for one kind of work.
public final class Database implements AutoCloseable {
    private static final String SCHEMA = "query";
    // With a connection's time-out: a PostgreSQL that starts, or a machine with much else to do, has 40 s to answer.
    private static final int CONNECT_AGAIN = 10;
    private static final int CONNECT_AGAIN_AFTER_SECONDS = 1;
    // A page that takes longer than this has no one waiting for it any more (ReplayReader gives up after 10 s).
    private static final String STATEMENT_TIMEOUT = "-c statement_timeout=8000";
    // Every question goes along an index; a planner that has no statistics yet mustn't think otherwise.
    private static final String ALONG_INDEXES =
            " -c enable_seqscan=off -c enable_bitmapscan=off -c plan_cache_mode=force_generic_plan";
    // What the index loses in a crash it reads again: the position stands in the same transaction.
    private static final String LAZY_COMMITS = "-c synchronous_commit=off";

    private final HikariDataSource pool;
    private final StoreWatch watch;

    private Database(DatabaseAccess access, String name, int connections, String options, StoreWatch watch) {
        this.watch = watch;
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(3_000);
        // The part may start before its PostgreSQL does.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("options", options);
        this.pool = new HikariDataSource(config);
    }

    /// For pages.
    ///
    /// @param watch told whether the store can be reached
    public static Database reading(DatabaseAccess access, String name, int connections, StoreWatch watch) {
        return new Database(access, name, connections, STATEMENT_TIMEOUT + ALONG_INDEXES, watch);
    }

    /// For the index: one connection that keeps up, two that rebuild, one that looks up times, one that takes out
    /// what was erased.
    ///
    /// @param watch told whether the store can be reached
    public static Database indexing(DatabaseAccess access, StoreWatch watch) {
        return new Database(access, "query-index", 5, LAZY_COMMITS + ALONG_INDEXES, watch);
    }

    /// Brings query-side's own schema up to date.
    public void migrate() {
        Flyway.configure()
                .dataSource(pool)
                .connectRetries(CONNECT_AGAIN)
                .connectRetriesInterval(CONNECT_AGAIN_AFTER_SECONDS)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:hcchat/storage/schema/query")
                .load()
                .migrate();
    }

    /// Runs the work on a connection of its own, each statement a transaction.
    public <T> T ask(Work<T> work) throws SQLException {
        return watched(work);
    }

    private <T> T watched(Work<T> work) throws SQLException {
        int before = watch.before();
        try (Connection connection = pool.getConnection()) {
            T result = work.on(connection);
            watch.reached();
            return result;
        } catch (SQLException failed) {
            if (StoreWatch.meansAway(failed)) {
                watch.failed(before, failed);
            }
            throw failed;
        }
    }

    /// Runs the work as one transaction; whatever it throws rolls it back.
    public <T> T change(Work<T> work) throws SQLException {
        return watched(connection -> {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
            connection.commit();
            return result;
        });
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /// Something to be done on a connection.
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
