package hcchat.command.account;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import hcchat.command.store.StoreSettings;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of REST, over a small pool of its own: whoever decides about messages never waits for it.
public final class AccountDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final long WAIT_MILLIS = 3_000;
    private static final long IDLE_MILLIS = 60_000;

    private final HikariDataSource pool;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final StoreWatch watch = new StoreWatch("store of accounts");

    public AccountDatabase(StoreSettings store) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("accounts");
        config.setJdbcUrl(store.jdbcUrl());
        config.setUsername(store.user());
        config.setPassword(store.password());
        config.setMaximumPoolSize(CONNECTIONS);
        // Where nobody has an account none is kept.
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("currentSchema", store.schema());
        config.addDataSourceProperty("ApplicationName", "hcchat-rest");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "15");
        config.addDataSourceProperty(
                "options", "-c statement_timeout=8s -c idle_in_transaction_session_timeout=5s -c jit=off");
        pool = new HikariDataSource(config);
        sql = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /// Statements that stand each for itself.
    ///
    /// @throws StoreAway if the store can't be reached
    public <T extends @Nullable Object> T ask(Function<JdbcClient, T> questions) {
        return watched(() -> questions.apply(sql));
    }

    /// One transaction; whatever is thrown rolls it back.
    ///
    /// @throws StoreAway if the store can't be reached
    public <T extends @Nullable Object> T change(Function<JdbcClient, T> changes) {
        return watched(() -> transactions.execute(_ -> changes.apply(sql)));
    }

    private <T extends @Nullable Object> T watched(Asked<T> work) {
        int before = watch.before();
        try {
            T result = work.run();
            watch.reached();
            return result;
        } catch (DataAccessException | TransactionException failed) {
            SQLException why = reason(failed);
            if (why != null && StoreWatch.meansAway(why)) {
                watch.failed(before, why);
                throw new StoreAway(why);
            }
            throw failed;
        }
    }

    private static @Nullable SQLException reason(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Asked<T extends @Nullable Object> {
        T run();
    }

    /// The store can't be reached; trying again later helps.
    public static final class StoreAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoreAway(SQLException why) {
            super("the store can't be reached (SQLSTATE " + why.getSQLState() + ")", why);
        }
    }
}
