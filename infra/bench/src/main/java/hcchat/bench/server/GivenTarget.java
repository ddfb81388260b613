package hcchat.bench.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server that somebody else runs.
///
/// @param pid its process, or 0 when its use of CPU and memory can't be seen from here
public record GivenTarget(URI uri, long pid) implements Target {
    @Override
    public String name() {
        return "server";
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
    }

    @Override
    public @Nullable ProcessTree processes() {
        return pid == 0 ? null : new ProcessTree(() -> List.of(pid));
    }

    @Override
    public long heapBytes() throws Exception {
        return pid == 0 ? 0 : JavaHeap.usedAfterCollection(pid);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void close() {}
}
