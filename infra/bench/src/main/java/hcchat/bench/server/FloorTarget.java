package hcchat.bench.server;

import hcchat.bench.floor.FloorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The floor, in a process and on a core like the server's.
public final class FloorTarget implements Target {
    private static final String READY = "floor ready: ";

    private final ChildProcess process;
    private final InetSocketAddress address;
    private final ProcessTree processes;

    public FloorTarget(Pinning pinning, Path logs) throws IOException {
        List<String> command = pinning.onServersCore(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                FloorServer.class.getName()));
        ChildProcess.Ready ready =
                ChildProcess.start(command, READY, logs.resolve("floor.log"), Duration.ofSeconds(30));
        process = ready.process();
        address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(ready.line().substring(READY.length()).trim()));
        processes = new ProcessTree(() -> List.of(process.pid()));
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public ProcessTree processes() {
        return processes;
    }

    @Override
    public long heapBytes() throws Exception {
        return JavaHeap.usedAfterCollection(process.pid());
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public void close() {
        process.kill();
    }
}
