package hcchat.command.intake;

import hcchat.command.owner.Owner;
import hcchat.command.store.PartitionTable;
import hcchat.command.store.StoreFailure;
import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The office of one command-side process: its own owner decides; who owns the rest it reads from the store.
public final class CommandOffice implements OwnerOffice {
    private static final Logger LOG = LoggerFactory.getLogger(CommandOffice.class);

    private final Owner owner;
    private final String address;
    private final PartitionTable table;
    private volatile List<String> others;

    /// @param address of this process, as edges reach it
    /// @param table over a connection of its own
    public CommandOffice(Owner owner, String address, int partitions, PartitionTable table) {
        this.owner = owner;
        this.address = address;
        this.table = table;
        this.others = new ArrayList<>(java.util.Collections.nCopies(partitions, ""));
    }

    @Override
    public EdgeDesk attach(String edge, LiveFeed feed) {
        return owner.attach(edge, feed);
    }

    @Override
    public OwnerMap owners() {
        List<String> known = others;
        List<@Nullable String> addresses = new ArrayList<>(known.size());
        for (int part = 0; part < known.size(); part++) {
            String other = known.get(part);
            boolean stale = other.equals(address) && !owner.status().owns(part);
            addresses.add(owner.status().owns(part) ? address : other.isEmpty() || stale ? null : other);
        }
        return new OwnerMap(known.size(), addresses);
    }

    /// Reads who owns what; called every moment by one thread.
    public void refresh() {
        try {
            others = table.owners();
        } catch (StoreFailure away) {
            LOG.debug("The owners could not be read: {}", away.getMessage());
        }
    }
}
