package hcchat.allinone.postgres;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// An acknowledgement means "on disk" only if PostgreSQL takes it so. Asked of the running server, not of a file: what
/// counts is what it runs with.
final class Durability {
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    static void check(Connection connection) throws SQLException {
        for (String setting : MUST_BE_ON) {
            String value = show(connection, setting);
            if (!value.equals("on")) {
                throw new StartRefused(
                        Reason.NOT_DURABLE,
                        "PostgreSQL runs with " + setting + "=" + value
                                + ": an acknowledged message could be lost; set it to on.");
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
