package hcchat.harness;

import hcchat.allinone.host.LocalPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The all-in-one as it ships, in a process of its own on a data folder of its own: started, killed, stopped, started
/// again, always on the same ports. What it leaves running is ended with it when it is closed.
public final class Server implements AutoCloseable {
    private static final String READY = "HCChat ready: ";
    // A first start on a busy machine: initdb, Kafka's first format, a cold JVM.
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(20);

    private final Path folder;
    private final List<String> flags;
    private final Map<String, String> environment = new HashMap<>();
    private final int port = LocalPorts.free();
    private final int healthPort = LocalPorts.free();
    private @Nullable ChildJvm jvm;

    private Server(Path folder, List<String> flags) {
        this.folder = folder;
        this.flags = List.copyOf(flags);
    }

    /// @param folder gets the data, the master key beside it, and all that the server says
    /// @param flags further ones of `./hcchat run`
    public static Server in(Path folder, String... flags) {
        return new Server(folder, List.of(flags));
    }

    /// Sets a variable of its environment, from its next start on.
    public Server with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Returns when it serves.
    ///
    /// @throws IllegalStateException if it doesn't within two minutes; the message ends with what it said
    public Server start() {
        List<String> arguments = new ArrayList<>(List.of("--data", data().toString()));
        arguments.addAll(List.of("--port", Integer.toString(port), "--limits", "off"));
        arguments.addAll(flags);
        environment.put("HCCHAT_MASTER_KEY_FILE", masterKey().toString());
        environment.put("HCCHAT_HEALTH_PORT", Integer.toString(healthPort));
        ChildJvm started = ChildJvm.start("hcchat.allinone.Main", arguments, environment, log());
        jvm = started;
        started.awaitLine(READY, READY_WITHIN);
        return this;
    }

    /// SIGKILL to the process alone: its PostgreSQL goes on as an orphan.
    public void kill() {
        running().kill();
    }

    /// SIGKILL to the process and to its PostgreSQL, as when the power goes; what the system has in its cache
    /// stays.
    public void killAll() {
        Optional<ProcessHandle> postgres = postgres();
        kill();
        postgres.ifPresent(Server::killTree);
    }

    /// SIGTERM.
    ///
    /// @return whether it ended by itself within that time; else it is killed
    public boolean stop(Duration within) {
        return running().terminate(within);
    }

    /// SIGTERM, and patience.
    public void stop() {
        if (!stop(DEAD_WITHIN)) {
            throw new IllegalStateException(
                    "the server did not end when asked:\n" + running().lastWords());
        }
    }

    private ChildJvm running() {
        if (jvm == null) {
            throw new IllegalStateException("the server was never started");
        }
        return jvm;
    }

    public boolean isRunning() {
        return jvm != null && jvm.isAlive();
    }

    /// Where clients connect.
    public URI socket() {
        return URI.create("ws://" + LocalPorts.LOOPBACK + ":" + port + "/chat-ws");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path masterKey() {
        return folder.resolve("keys").resolve("master.key");
    }

    /// Everything that it has written to its standard output and standard error, over all starts.
    public Path log() {
        return folder.resolve("server.log");
    }

    /// The postmaster that works on the data, an orphan or not; empty when there is none.
    public Optional<ProcessHandle> postgres() {
        Path note = data().resolve("postgres").resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(Server::isPostgres);
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    /// The store, while a PostgreSQL runs on the data.
    public StoreView store() {
        return StoreView.of(data());
    }

    /// The log, while the server runs.
    public LogView events() {
        return LogView.of(data());
    }

    @Override
    public void close() {
        if (isRunning()) {
            running().kill();
        }
        postgres().ifPresent(Server::killTree);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    private static void killTree(ProcessHandle root) {
        try (Stream<ProcessHandle> below = root.descendants()) {
            List<ProcessHandle> children = below.toList();
            root.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            root.onExit().join();
        }
    }
}
