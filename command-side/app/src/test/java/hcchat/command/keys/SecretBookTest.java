package hcchat.command.keys;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.command.store.ServerTable;
import hcchat.command.store.StoreConnection;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreSettings;
import hcchat.intake.transport.Caller;
import hcchat.log.memory.InMemoryBroker;
import hcchat.storage.reach.StoreWatch;
import hcchat.storage.seal.MasterKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one store. Time passes by making the keys older.
class SecretBookTest {
    private static final byte[] NOTHING = {};

    private final TestPostgres postgres = new TestPostgres();
    private final List<StoreConnection> connections = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void migrate() {
        StoreSettings store = postgres.settings();
        Flyway.configure(getClass().getClassLoader())
                .dataSource(store.jdbcUrl(), store.user(), store.password())
                .schemas(store.schema())
                .defaultSchema(store.schema())
                .locations("classpath:hcchat/storage/schema/command")
                .load()
                .migrate();
    }

    @AfterEach
    void close() {
        connections.forEach(StoreConnection::close);
    }

    private SecretBook process() throws IOException, StoreFailure {
        StoreConnection connection = new StoreConnection(postgres.settings(), new StoreWatch("store"));
        connections.add(connection);
        MasterKey master = MasterKey.loadOrMake(folder.resolve("master.key"), folder.resolve("data"));
        SecretBook book = new SecretBook(new ServerTable(connection), master, Clock.systemUTC());
        book.refresh();
        return book;
    }

    private void pass(Duration time) {
        postgres.execute("update server_secret set made_at = made_at - " + time.toSeconds() + " * interval '1 second'");
    }

    private static int sealing(SecretBook book) {
        return ByteBuffer.wrap(book.transport().seal(NOTHING, NOTHING)).getInt();
    }

    @Test
    void the_first_key_of_a_server_seals_at_once() throws IOException, StoreFailure {
        assertThat(sealing(process())).isOne();
    }

    @Test
    void a_key_is_handed_out_by_every_process_before_anything_is_sealed_under_it() throws IOException, StoreFailure {
        SecretBook one = process();
        SecretBook two = process();
        pass(Duration.ofHours(8));
        one.refresh();

        assertThat(one.secrets()).containsKey("transport.2");
        assertThat(sealing(one)).isOne();
        // It had no time to hear of it: who asks it for keys is given the new one as well.
        TestCommandSide.await(() -> two.latest().containsKey("transport.2"));

        pass(Duration.ofMinutes(10));
        one.refresh();
        assertThat(sealing(one)).isEqualTo(2);
        assertThat(two.transport().knows(one.transport().seal(NOTHING, NOTHING)))
                .isTrue();
    }

    @Test
    void a_key_that_was_sealed_under_is_kept_while_anybody_reads_back_however_old_it_is()
            throws IOException, StoreFailure {
        SecretBook book = process();
        pass(Duration.ofDays(3));

        book.refresh();
        book.refresh();
        assertThat(sealing(book)).isOne();

        pass(Duration.ofMinutes(11));
        book.refresh();
        assertThat(sealing(book)).isEqualTo(2);
        assertThat(book.secrets()).containsKeys("transport.1", "transport.2");

        pass(Duration.ofHours(1));
        book.refresh();
        assertThat(book.secrets()).containsKey("transport.2").doesNotContainKey("transport.1");
    }

    @Test
    void a_key_that_follows_is_forgotten_after_sixteen_hours() throws IOException, StoreFailure {
        SecretBook book = process();
        pass(Duration.ofHours(8));
        book.refresh();
        pass(Duration.ofMinutes(7 * 60 + 59));
        book.refresh();
        assertThat(book.secrets()).containsKeys("transport.1", "transport.2");

        pass(Duration.ofMinutes(2));
        book.refresh();

        assertThat(book.secrets()).containsKeys("transport.2", "transport.3").doesNotContainKey("transport.1");
        assertThat(sealing(book)).isEqualTo(2);
    }

    @Test
    void who_asks_the_key_service_is_given_what_the_store_has() {
        try (TestCommandSide side = new TestCommandSide(
                "keys", postgres.settings(), new InMemoryBroker(1).connect(), Duration.ofSeconds(1))) {
            pass(Duration.ofHours(8));

            TestCommandSide.await(
                    () -> side.side().keyOffice().serverSecrets(Caller.WS_EDGE).containsKey("transport.2"));
        }
    }
}
