package hcchat.harness.cluster;

import hcchat.allinone.host.LocalPorts;
import hcchat.command.CommandApplication;
import hcchat.command.app.CommandPorts;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import hcchat.command.rooms.RoomNames;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

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

    /// An access token as it would have made it so long ago.
    public String accessToken(UUID account, UUID device, Duration ago) {
        Instant issued = ports.clock().instant().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        return running.context().getBean(AccessTokens.class).mint(Grant.all(account, device), issued);
    }

    /// Who an account is in a room.
    public AuthorId author(RoomId room, UUID account) {
        return running.context().getBean(RoomNames.class).author(room, account);
    }

    /// An orderly end: its partitions go to the others at once.
    @Override
    public void close() {
        running.close();
        ports.history().close();
    }
}
