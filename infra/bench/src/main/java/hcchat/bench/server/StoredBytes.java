package hcchat.bench.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What PostgreSQL keeps, by table, with indexes and what was moved out of line.
public final class StoredBytes {
    // Partitions count for their parent: content_2026_11_23 for content, message_id_7 for message_id.
    private static final String SIZES = """
        select regexp_replace(c.relname, '_[0-9_]+$', ''), sum(pg_total_relation_size(c.oid))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
        group by 1\
        """;

    private final String url;
    private final Properties login = new Properties();

    private StoredBytes(String url, String user, String password) {
        this.url = url;
        login.setProperty("user", user);
        login.setProperty("password", password);
    }

    /// The embedded PostgreSQL of a data folder, whose owner we are.
    public static StoredBytes in(Path data) throws IOException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("config/postgres.properties"))) {
            kept.load(reader);
        }
        String user = "hcchat_admin";
        return new StoredBytes(
                "jdbc:postgresql://127.0.0.1:" + kept.getProperty("port") + "/hcchat",
                user,
                kept.getProperty(user, ""));
    }

    /// Bytes by table.
    public Map<String, Long> byTable() throws SQLException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                sizes.merge(rows.getString(1), rows.getLong(2), Long::sum);
            }
        }
        return sizes;
    }
}
