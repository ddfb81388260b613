package hcchat.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AllInOneTest {
    private final List<String> story = new CopyOnWriteArrayList<>();

    @TempDir
    Path root;

    @Test
    void parts_start_in_order_on_a_store_and_a_log_and_are_closed_in_reverse() {
        try (AllInOne server = server(0)) {
            server.start(ground -> {
                story.add(ground.postgres().command() + " at "
                        + protocol(ground.postgres().jdbcUrl()));
                return List.of(part("command-side", done()), part("ws-edge", done()));
            });
        }

        assertThat(story)
                .containsExactly(
                        "hcchat_command at jdbc:postgresql",
                        "start command-side",
                        "start ws-edge",
                        "close ws-edge",
                        "close command-side");
    }

    @Test
    void a_part_that_fails_ends_the_start_though_another_waits_for_it() {
        AllInOne server = server(0);

        assertThatThrownBy(() -> server.start(_ -> List.of(
                        part("waiting", new CompletableFuture<>()),
                        part("failing", CompletableFuture.failedFuture(new IllegalStateException("no"))))))
                .hasRootCauseMessage("no");

        assertThat(story).containsExactly("start waiting", "start failing", "close failing", "close waiting");
        assertThatTheFolderIsFree();
    }

    @Test
    void a_folder_that_another_server_has_is_refused() throws IOException {
        try (DataFolder _ = DataFolder.lock(root)) {
            assertThatThrownBy(() -> server(0).start())
                    .isInstanceOfSatisfying(
                            StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE));
        }
    }

    @Test
    void a_taken_port_is_refused_before_anything_is_started() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> server(other.getLocalPort()).start())
                    .isInstanceOfSatisfying(
                            StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.PORT_TAKEN))
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
        assertThat(root.resolve("postgres")).doesNotExist();
        assertThatTheFolderIsFree();
    }

    @Test
    void a_taken_port_of_the_object_store_is_refused_in_the_same_words() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String[] flags = {
                "--data", root.toString(), "--port", "0", "--objects-port", Integer.toString(other.getLocalPort())
            };

            assertThatThrownBy(() -> new AllInOne(Arguments.parse(flags, Map.of())).start())
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
        assertThat(root.resolve("objects")).doesNotExist();
        assertThatTheFolderIsFree();
    }

    @Test
    void an_address_that_this_machine_has_not_is_refused() {
        String[] flags = {"--data", root.toString(), "--bind", "192.0.2.1"};

        assertThatThrownBy(() -> new AllInOne(Arguments.parse(flags, Map.of())).start())
                .hasMessageStartingWith("This machine has no address 192.0.2.1");
    }

    private AllInOne server(int port) {
        String[] flags = {"--data", root.toString(), "--port", Integer.toString(port)};
        return new AllInOne(Arguments.parse(flags, Map.of()));
    }

    private void assertThatTheFolderIsFree() {
        try {
            DataFolder.lock(root).close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Part part(String name, CompletableFuture<Void> ready) {
        return new Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CompletableFuture<Void> start() {
                story.add("start " + name);
                return ready;
            }

            @Override
            public void close() {
                story.add("close " + name);
            }
        };
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static String protocol(String url) {
        return url.substring(0, url.indexOf("://"));
    }
}
