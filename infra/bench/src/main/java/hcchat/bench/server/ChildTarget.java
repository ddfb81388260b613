package hcchat.bench.server;

import java.net.InetSocketAddress;
import java.time.Duration;

/// A target that is a process of ours, maybe not always the same one.
abstract class ChildTarget implements Target {
    private final String name;
    private Started running;

    record Started(ChildProcess.Ready child, InetSocketAddress address) {}

    ChildTarget(String name, Started running) {
        this.name = name;
        this.running = running;
    }

    /// It was started again.
    final void became(Started again) {
        running = again;
    }

    final ChildProcess process() {
        return running.child().process();
    }

    /// From its start to its word that it is ready, the last time.
    public final Duration lastStart() {
        return running.child().took();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InetSocketAddress address() {
        return running.address();
    }

    @Override
    public long heapBytes() throws Exception {
        return JavaHeap.usedAfterCollection(process().pid());
    }
}
