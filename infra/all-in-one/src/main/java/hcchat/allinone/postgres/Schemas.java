package hcchat.allinone.postgres;

import hcchat.allinone.postgres.PostgresEndpoint.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// One schema a deployable, with a role each where we may make roles. What stands inside is the deployables' own
/// affair. Everything here can be said again at each start.
final class Schemas {
    private Schemas() {}

    /// For a server of somebody else: the schemas only.
    static void create(Connection connection) throws SQLException {
        run(connection, "create schema if not exists command", "create schema if not exists query");
    }

    /// For our own server, as its superuser.
    static void createWithRoles(Connection connection, Login command, Login query) throws SQLException {
        createRole(connection, command);
        createRole(connection, query);
        run(
                connection,
                "revoke all on database " + EmbeddedPostgres.DATABASE + " from public",
                "grant connect, temporary on database " + EmbeddedPostgres.DATABASE + " to " + command.user() + ", "
                        + query.user(),
                "create schema if not exists command authorization " + command.user(),
                "create schema if not exists query authorization " + query.user(),
                "alter role " + command.user() + " set search_path = command",
                "alter role " + query.user() + " set search_path = query, command",
                // query-side reads the store, and never writes to it.
                "grant usage on schema command to " + query.user(),
                "alter default privileges for role " + command.user() + " in schema command grant select on tables to "
                        + query.user());
    }

    private static void createRole(Connection connection, Login login) throws SQLException {
        if (exists(connection, "select 1 from pg_roles where rolname = ?", login.user())) {
            return;
        }
        // A utility statement takes no parameters; our passwords are of letters and digits (PostgresAccess).
        run(connection, "create role " + login.user() + " login password '" + login.password() + "'");
    }

    static boolean exists(Connection connection, String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
