package hcchat.bench.server;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What the load runs against.
public interface Target extends AutoCloseable {
    /// Its column in the table.
    String name();

    InetSocketAddress address();

    /// What its processes use, or null when that can't be seen.
    @Nullable
    ProcessTree processes();

    /// Bytes of Java heap in use after a collection, or 0 when that can't be seen.
    default long heapBytes() throws Exception {
        return 0;
    }

    /// Whether it stores what it is told.
    boolean remembers();

    @Override
    void close();
}
