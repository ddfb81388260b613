package hcchat.command.store;

import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.storage.reach.StoreWatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The one connection of a writer or reader thread, made again when it broke. Not for several threads.
public final class StoreConnection implements AutoCloseable {
    private final StoreSettings settings;
    private final StoreWatch watch;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable Connection connection;

    /// @param watch told whether connections can be made
    public StoreConnection(StoreSettings settings, StoreWatch watch) {
        this.settings = settings;
        this.watch = watch;
    }

    /// @throws Unreachable if there is no connection and none can be made
    Connection connection() throws Unreachable {
        if (connection == null) {
            int before = watch.before();
            try {
                connection = DriverManager.getConnection(settings.jdbcUrl(), properties());
                watch.reached();
            } catch (SQLException refused) {
                watch.failed(before, refused);
                throw new Unreachable(refused);
            }
        }
        return connection;
    }

    /// A statement that is prepared on the server once a connection.
    PreparedStatement prepare(String sql) throws Unreachable, SQLException {
        Connection live = connection();
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = live.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("currentSchema", settings.schema());
        properties.setProperty("ApplicationName", "hcchat-command");
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("binaryTransferEnable", PgArray.OIDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        // Nobody waits for an answer longer than a sender's patience; a server that froze is found out by then.
        properties.setProperty("socketTimeout", "15");
        properties.setProperty(
                "options",
                "-c plan_cache_mode=force_generic_plan -c idle_in_transaction_session_timeout=5s"
                        + " -c tcp_user_timeout=5s -c synchronous_commit=on -c jit=off");
        return properties;
    }

    /// Throws the connection away; the next use makes another.
    public void drop() {
        statements.clear();
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.abort(Runnable::run);
            } catch (SQLException gone) {
                // It is gone, which is what was wanted.
            }
        }
    }

    @Override
    public void close() {
        drop();
    }
}
