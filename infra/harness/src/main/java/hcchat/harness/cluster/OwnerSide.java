package hcchat.harness.cluster;

import hcchat.command.CommandApplication;
import java.util.Map;

/// One owner of a cluster, in this process.
public final class OwnerSide implements AutoCloseable {
    private final CommandApplication.Running running;
    private final OwnerAddress address;

    OwnerSide(OwnerAddress address, OwnerShape shape) {
        this.address = address;
        running =
                CommandApplication.start(address.ports(shape), Map.of("server.port", 0, "server.address", "127.0.0.1"));
    }

    /// How many partitions it owns, their tails published.
    public int owned() {
        int owned = 0;
        while (owned < Cluster.PARTITIONS && running.side().isReady(owned + 1)) {
            owned++;
        }
        return owned;
    }

    /// Whether it is the one whom the store names as the owner of this partition.
    public boolean isNamedFor(int partition) {
        return address.address()
                .equals(running.side().office().owners().addresses().get(partition));
    }

    /// An orderly end: its partitions go to the others at once.
    @Override
    public void close() {
        running.close();
    }
}
