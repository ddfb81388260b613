package hcchat.harness.cluster;

import hcchat.harness.ChildJvm;
import java.net.URI;

/// An edge in a process of its own.
public final class PausableEdge implements AutoCloseable {
    private final ChildJvm jvm;
    private final URI socket;

    PausableEdge(ChildJvm jvm, URI socket) {
        this.jvm = jvm;
        this.socket = socket;
    }

    /// Where clients connect.
    public URI socket() {
        return socket;
    }

    /// SIGSTOP: it does nothing more, and doesn't know. What its sockets say waits in the kernel.
    public void pause() {
        jvm.signal("STOP");
    }

    /// SIGCONT: it goes on in the middle of whatever it did.
    public void goOn() {
        jvm.signal("CONT");
    }

    @Override
    public void close() {
        jvm.kill();
    }
}
