package hcchat.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.query.DatabaseAccess;
import hcchat.query.fixture.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What query-side may see of the store under its own role, on a PostgreSQL whose roles are made as `./hcchat run`
/// makes them.
class StoreRightsTest {
    private static final String REFUSED = "42501";
    // A table that comes is refused here until somebody has decided.
    private static final Set<String> READABLE = Set.of(
            "author",
            "epoch_cut",
            "erased_room",
            "event",
            "flyway_schema_history",
            "marker",
            "partition_owner",
            "server");

    private final TestPostgres.Store store = TestPostgres.newStore();

    @Test
    void reads_events_and_nothing_of_accounts_keys_or_rights() throws SQLException {
        List<String> tables = column(
                store.owner(), "select tablename from pg_tables where schemaname = 'command' order by tablename");

        assertThat(tables)
                .contains(
                        "account",
                        "device",
                        "refresh_token",
                        "notice",
                        "account_change",
                        "account_invite",
                        "signing_key",
                        "server_secret",
                        "room_key",
                        "room_state",
                        "room_invite",
                        "account_room");
        for (String table : tables) {
            String select = "select count(*) from command." + table;
            if (READABLE.contains(table)) {
                assertThat(column(store.query(), select)).as(table).hasSize(1);
            } else {
                mustBeRefused(table, select);
            }
        }
    }

    @Test
    void writes_nothing() throws SQLException {
        for (String table : column(store.owner(), "select tablename from pg_tables where schemaname = 'command'")) {
            mustBeRefused(table, "delete from command." + table);
            mustBeRefused(table, "truncate command." + table);
        }
        mustBeRefused("a table of its own", "create table command.mine (id int)");
    }

    private void mustBeRefused(String table, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as(table)
                .isThrownBy(() -> {
                    try (Connection connection = connect(store.query());
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .satisfies(
                        refused -> assertThat(refused.getSQLState()).as(table).isEqualTo(REFUSED));
    }

    private static List<String> column(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
