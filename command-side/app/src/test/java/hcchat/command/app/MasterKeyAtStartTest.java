package hcchat.command.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.command.fixture.TestPostgres;
import hcchat.command.owner.OwnerSettings;
import hcchat.log.memory.InMemoryBroker;
import hcchat.storage.seal.MasterKeyRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyAtStartTest {
    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(1);

    @TempDir
    Path home;

    @Test
    void the_first_start_makes_a_key_and_the_next_ones_use_it() throws Exception {
        start(home.resolve("master.key"));
        byte[] key = Files.readAllBytes(home.resolve("master.key"));
        start(home.resolve("master.key"));

        assertThat(Files.readAllBytes(home.resolve("master.key"))).isEqualTo(key);
    }

    @Test
    void a_lost_key_is_said_and_not_replaced() throws Exception {
        start(home.resolve("master.key"));
        Files.delete(home.resolve("master.key"));

        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> start(home.resolve("master.key")))
                .withMessageContaining("There is no master key");
        assertThat(home.resolve("master.key")).doesNotExist();
    }

    @Test
    void the_key_of_another_server_is_said() throws Exception {
        start(home.resolve("master.key"));
        start(new TestPostgres(), home.resolve("other.key"));

        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> start(home.resolve("other.key")))
                .withMessageContaining("isn't the one");
    }

    private void start(Path key) throws Exception {
        start(postgres, key);
    }

    private void start(TestPostgres store, Path key) throws Exception {
        CommandSettings settings = new CommandSettings(
                store.settings(), OwnerSettings.of("one", "inprocess:one"), key, home.resolve("data"), List.of(), null);
        new CommandSide(settings, Clock.systemUTC(), secrets -> broker.connect()).close();
    }
}
