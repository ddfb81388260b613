package hcchat.allinone.postgres;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// A PostgreSQL that somebody else runs, named by one URL: `jdbc:postgresql://host/database?user=…&password=…`. Its one
/// role serves both deployables, each in a schema of its own.
public final class ExternalPostgres {
    private ExternalPostgres() {}

    public static PostgresEndpoint at(String url) {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null || PGProperty.USER.getOrDefault(parts) == null) {
            throw new StartRefused(
                    Reason.BAD_ARGUMENT,
                    "The PostgreSQL URL must look like jdbc:postgresql://host/database?user=NAME&password=SECRET.");
        }
        PostgresEndpoint.Login login = new PostgresEndpoint.Login(
                PGProperty.USER.getOrDefault(parts), orEmpty(PGProperty.PASSWORD.getOrDefault(parts)));
        String bare = withoutLogin(url);
        try (Connection connection = DriverManager.getConnection(bare, login.user(), login.password())) {
            Durability.check(connection);
            Schemas.create(connection);
        } catch (SQLException e) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "The PostgreSQL at " + bare + " can't be used: " + e.getMessage(), e);
        }
        return new PostgresEndpoint(bare, login, login);
    }

    private static String withoutLogin(String url) {
        return url.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
