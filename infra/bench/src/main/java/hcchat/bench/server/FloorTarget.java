package hcchat.bench.server;

import hcchat.bench.floor.FloorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The floor, in a process and on a core like the server's.
public final class FloorTarget extends ChildTarget {
    private static final String READY = "floor ready: ";

    private final ProcessTree processes =
            new ProcessTree(() -> List.of(process().pid()));

    public FloorTarget(Pinning pinning, Path logs) throws IOException {
        super("floor", launch(pinning, logs));
    }

    private static Started launch(Pinning pinning, Path logs) throws IOException {
        List<String> command = pinning.onServersCore(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                FloorServer.class.getName()));
        ChildProcess.Ready ready =
                ChildProcess.start(command, READY, logs.resolve("floor.log"), Duration.ofSeconds(30));
        return new Started(
                ready, new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ready.said())));
    }

    @Override
    public ProcessTree processes() {
        return processes;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public void close() {
        process().kill();
    }
}
