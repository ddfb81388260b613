package hcchat.harness.cluster;

import hcchat.harness.ChildJvm;

/// An owner in a process of its own.
public final class KillableOwner implements AutoCloseable {
    private final ChildJvm jvm;

    KillableOwner(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /// SIGKILL: its rooms wait until Kafka misses it.
    public void kill() {
        jvm.kill();
    }

    /// SIGSTOP: it does nothing more, and doesn't know.
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
