package hcchat.harness.cluster;

import hcchat.allinone.host.LocalPorts;
import hcchat.command.CommandApplication;
import hcchat.command.app.CommandPorts;
import java.net.URI;

/// One owner of a cluster, in this process.
public final class OwnerSide implements AutoCloseable {
    private final int port = LocalPorts.free();
    private final CommandPorts ports;
    private final CommandApplication.Running running;
    private final OwnerAddress address;

    OwnerSide(OwnerAddress address, OwnerShape shape) {
        this.address = address;
        ports = address.ports(shape);
        running = CommandApplication.start(ports, OwnerAddress.rest(port));
    }

    /// Where REST answers.
    public URI rest() {
        return URI.create("http://" + LocalPorts.LOOPBACK + ":" + port);
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
        ports.history().close();
    }
}
