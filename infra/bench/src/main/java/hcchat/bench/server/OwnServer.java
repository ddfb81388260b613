package hcchat.bench.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The all-in-one as it ships, started by the bench on a data folder of its own; it can be stopped, killed and started
/// again.
public final class OwnServer extends ChildTarget implements Restartable {
    private static final String READY = "HCChat ready: ";
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final ServerSettings settings;
    private final ProcessTree processes = new ProcessTree(this::roots);

    public OwnServer(ServerSettings settings) throws IOException {
        super("server", launch(settings));
        this.settings = settings;
    }

    @Override
    public void start() throws IOException {
        became(launch(settings));
    }

    private static Started launch(ServerSettings settings) throws IOException {
        ChildProcess.Ready ready = ChildProcess.start(
                settings.pinning().onServersCore(command(settings)),
                READY,
                settings.folder().resolve("server.log"),
                READY_WITHIN);
        URI http = URI.create(ready.said());
        return new Started(ready, new InetSocketAddress(http.getHost(), http.getPort()));
    }

    private static List<String> command(ServerSettings settings) {
        List<String> command = new ArrayList<>(List.of("env"));
        // What somebody has set for a server of their own, its PostgreSQL for one, isn't for the load.
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("HCCHAT_"))
                .forEach(name -> command.addAll(List.of("-u", name)));
        // Secrets of a run belong to the run: not into the home of whoever starts it.
        command.add("HCCHAT_MASTER_KEY_FILE=" + settings.folder().resolve("master.key"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-cp", classPath(settings), "hcchat.allinone.Main"));
        command.addAll(List.of("--data", data(settings).toString(), "--port", Integer.toString(settings.port())));
        command.addAll(List.of("--e2ee", "required", "--limits", "off"));
        command.addAll(List.of("--registration", "open"));
        return command;
    }

    /// In the order of the launcher: the JVM takes an AOT cache only for the class path that it was made with.
    private static String classPath(ServerSettings settings) {
        try (Stream<Path> jars = Files.list(settings.libraries())) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException missing) {
            throw new UncheckedIOException("the server isn't built: no jars in " + settings.libraries(), missing);
        }
    }

    public Path data() {
        return data(settings);
    }

    private static Path data(ServerSettings settings) {
        return settings.folder().resolve("data");
    }

    @Override
    public void kill() {
        process().kill();
    }

    @Override
    public void stop() {
        process().stop();
    }

    @Override
    public ProcessTree processes() {
        return processes;
    }

    @Override
    public boolean remembers() {
        return true;
    }

    /// The server's own process, and its postmaster, which detaches itself.
    private List<Long> roots() {
        List<Long> pids = new ArrayList<>(List.of(process().pid()));
        try (Stream<Path> files = Files.find(data(), 4, (path, _) -> path.endsWith("postmaster.pid"))) {
            for (Path file : files.toList()) {
                pids.add(Long.valueOf(Files.readAllLines(file).getFirst().trim()));
            }
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return pids;
        }
        return pids;
    }

    @Override
    public void close() {
        stop();
    }
}
