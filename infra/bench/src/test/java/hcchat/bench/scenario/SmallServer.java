package hcchat.bench.scenario;

import hcchat.bench.floor.FloorServer;
import hcchat.bench.floor.Mischief;
import hcchat.bench.server.ProcessTree;
import hcchat.bench.server.Restartable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A floor with a memory that outlives its restarts, in this process.
final class SmallServer implements Restartable {
    private final Map<String, List<byte[]>> past = new HashMap<>();
    private final Consumer<Map<String, List<byte[]>>> whileDown;
    private FloorServer floor;
    private final InetSocketAddress address;

    /// @param whileDown what happens to the memory when it is killed
    SmallServer(Consumer<Map<String, List<byte[]>>> whileDown) throws IOException {
        this.whileDown = whileDown;
        this.floor = new FloorServer(0, Mischief.NONE, past);
        this.address = floor.address();
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(() -> List.of(ProcessHandle.current().pid()));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void start() throws IOException {
        floor = new FloorServer(address.getPort(), Mischief.NONE, past);
    }

    @Override
    public void stop() throws IOException {
        floor.stop();
    }

    @Override
    public void kill() throws IOException {
        floor.stop();
        whileDown.accept(past);
    }

    @Override
    public Duration lastStart() {
        return Duration.ofMillis(1);
    }

    @Override
    public void close() {
        try {
            floor.stop();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
