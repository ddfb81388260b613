package hcchat.allinone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.postgres.PostgresEndpoint.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One data folder for all of them, as one machine has it: each test finds the server that the one before left, or
/// starts it again.
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private DataFolder folder;
    private EmbeddedPostgres postgres;

    EmbeddedPostgresTest(@TempDir Path root) {
        folder = DataFolder.lock(root.resolve("data"));
        postgres = EmbeddedPostgres.start(folder);
    }

    @BeforeEach
    void one_row_of_the_command_side() throws SQLException, IOException {
        if (postgres.processId().isEmpty()) {
            postgres = EmbeddedPostgres.start(folder);
        }
        execute(
                command(),
                "drop table if exists room",
                "create table room (id int primary key)",
                "insert into room values (7)");
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
        folder.close();
    }

    @Test
    void it_says_itself_that_a_commit_is_on_disk() throws SQLException {
        assertThat(select(command(), "show fsync")).isEqualTo("on");
        assertThat(select(command(), "show synchronous_commit")).isEqualTo("on");
        assertThat(select(command(), "show server_version")).startsWith("18");
    }

    @Test
    void a_server_that_is_not_durable_is_refused() throws SQLException {
        try (Connection connection = connect(command())) {
            connection.createStatement().execute("set synchronous_commit = off");
            assertThatThrownBy(() -> Durability.check(connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void the_query_side_reads_the_store_and_cannot_write_to_it() throws SQLException {
        assertThat(select(query(), "select id from command.room")).isEqualTo("7");
        assertThatThrownBy(() -> execute(query(), "insert into command.room values (8)"))
                .hasMessageContaining("permission denied");
        execute(query(), "create table head (room int)");
        assertThatThrownBy(() -> select(command(), "select * from query.head"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobody_comes_in_without_the_password() {
        assertThatThrownBy(() -> select(new Login(command().user(), "guess"), "select 1"))
                .hasMessageContaining("password authentication failed");
        assertThat(command().toString()).doesNotContain(command().password());
    }

    @Test
    void passwords_lie_in_a_file_for_its_owner_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.config().resolve("postgres.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void data_and_passwords_outlive_a_restart() throws SQLException, IOException {
        PostgresEndpoint before = postgres.endpoint();
        postgres.close();

        postgres = EmbeddedPostgres.start(folder);

        assertThat(postgres.endpoint()).isEqualTo(before);
        assertThat(select(command(), "select id from room")).isEqualTo("7");
    }

    @Test
    void an_orphan_of_a_killed_server_is_stopped_before_a_new_one_starts() throws Exception {
        postgres.close();
        folder.close();
        long orphan = LeavesAnOrphan.on(folder.root());
        assertThat(programOf(orphan))
                .hasValueSatisfying(program -> assertThat(program).endsWith("/postgres"));

        folder = DataFolder.lock(folder.root());
        postgres = EmbeddedPostgres.start(folder);

        assertThat(programOf(orphan)).isEmpty();
        assertThat(postgres.processId()).isPresent().isNotEqualTo(OptionalLong.of(orphan));
        assertThat(select(command(), "select id from room")).isEqualTo("7");
    }

    @Test
    void a_note_of_a_dead_server_whose_number_is_somebody_elses_now_is_no_obstacle() throws SQLException, IOException {
        postgres.close();
        Path note = folder.postgres().resolve("postmaster.pid");
        Files.writeString(note, ProcessHandle.current().pid() + "\n" + folder.postgres() + "\n");

        postgres = EmbeddedPostgres.start(folder);

        assertThat(select(command(), "select id from room")).isEqualTo("7");
    }

    @Test
    void it_is_started_again_when_it_is_killed() throws SQLException, IOException {
        long before = postgres.processId().orElseThrow();

        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        awaitAnswer();
        assertThat(postgres.processId()).isPresent().isNotEqualTo(OptionalLong.of(before));
        assertThat(select(command(), "select id from room")).isEqualTo("7");
    }

    @Test
    void lost_passwords_are_told_before_anything_is_touched() throws IOException {
        postgres.close();
        Path passwords = folder.config().resolve("postgres.properties");
        Path elsewhere = Files.move(passwords, passwords.resolveSibling("elsewhere"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("restore " + passwords);

        Files.move(elsewhere, passwords);
    }

    @Test
    void a_server_of_somebody_else_takes_its_place_by_url_alone() throws SQLException {
        execute(admin(), "create database theirs owner hcchat_command");
        String url = postgres.endpoint().jdbcUrl().replace("/hcchat", "/theirs");

        PostgresEndpoint external = ExternalPostgres.at(
                url + "?user=hcchat_command&password=" + command().password());

        assertThat(external).isEqualTo(new PostgresEndpoint(url, command(), command()));
        try (Connection connection =
                DriverManager.getConnection(url, command().user(), command().password())) {
            assertThat(Schemas.exists(connection, "select 1 from pg_namespace where nspname = ?", "query"))
                    .isTrue();
        }
    }

    @Test
    void a_url_without_a_login_is_refused() {
        assertThatThrownBy(() -> ExternalPostgres.at("jdbc:postgresql://127.0.0.1/hcchat"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("user=NAME");
    }

    private Login command() {
        return postgres.endpoint().command();
    }

    private Login query() {
        return postgres.endpoint().query();
    }

    private Login admin() {
        try {
            return PostgresAccess.at(folder.config().resolve("postgres.properties"))
                    .admin();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(postgres.endpoint().jdbcUrl(), login.user(), login.password());
    }

    private void execute(Login login, String... statements) throws SQLException {
        try (Connection connection = connect(login)) {
            Schemas.run(connection, statements);
        }
    }

    private String select(Login login, String sql) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// A dead process that nobody has asked about yet has a number, but no program.
    private static Optional<String> programOf(long processId) {
        return ProcessHandle.of(processId).map(ProcessHandle::info).flatMap(ProcessHandle.Info::command);
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            try {
                select(command(), "select 1");
                return;
            } catch (SQLException e) {
                assertThat(Instant.now())
                        .as("PostgreSQL is back: %s", e.getMessage())
                        .isBefore(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
