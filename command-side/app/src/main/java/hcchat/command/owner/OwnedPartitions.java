package hcchat.command.owner;

import hcchat.command.store.PartitionTable;
import hcchat.command.store.PartitionTable.Stand;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.log.LogUnavailable;
import hcchat.room.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which partitions are owned now and which are still to be taken, and how one is lost: to another owner, to the group,
/// or to doubt. Belongs to the owner's thread.
final class OwnedPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedPartitions.class);
    private static final long CHECKED_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    // A zombie learns within a poll of the group's that its partition went to another; taking it back at once would
    // only make two owners fight.
    private static final long RETAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TakeOver takeOver;
    private final StoreParts store;
    private final RoomDecider decider;
    private final OwnerStatus status;
    private final int partitions;
    private final Map<Integer, OwnedPartition> owned = new HashMap<>();
    /// Partitions to be taken over, each not before a time.
    private final Map<Integer, Long> toTake = new TreeMap<>();
    /// Whether it was said that a partition can't be taken.
    private boolean stuck;

    OwnedPartitions(TakeOver takeOver, StoreParts store, RoomDecider decider, OwnerStatus status, int partitions) {
        this.takeOver = takeOver;
        this.store = store;
        this.decider = decider;
        this.status = status;
        this.partitions = partitions;
    }

    @Nullable
    OwnedPartition get(int part) {
        return owned.get(part);
    }

    @Nullable
    OwnedPartition of(RoomId room) {
        return owned.get(room.partition(partitions));
    }

    Collection<OwnedPartition> all() {
        return owned.values();
    }

    /// The group gives them to this process: they are taken over as soon as store and log let it happen.
    void assigned(Collection<Integer> parts, long nowNanos) {
        parts.forEach(part -> toTake.put(part, nowNanos));
    }

    /// The group will give them to another: what isn't taken yet isn't taken any more.
    void noLongerAssigned(Collection<Integer> parts) {
        toTake.keySet().removeAll(parts);
    }

    void takeWhatIsDue(long nowNanos) {
        for (Map.Entry<Integer, Long> due : Map.copyOf(toTake).entrySet()) {
            int part = due.getKey();
            if (nowNanos - due.getValue() < 0) {
                continue;
            }
            try {
                owned.put(part, takeOver.take(part));
                toTake.remove(part);
                status.owns(part, true);
                stuck = false;
            } catch (Unreachable away) {
                LOG.debug("Partition {} could not be taken yet: {}", part, away.getMessage());
                return;
            } catch (StoreFailure | LogUnavailable failed) {
                if (!stuck) {
                    LOG.warn("Partition {} could not be taken, trying again: {}", part, failed.getMessage());
                }
                stuck = true;
                return;
            } catch (TakeOver.StoreOlderThanLog refused) {
                toTake.remove(part);
                status.refused(refused.getMessage());
                LOG.error("{}", refused.getMessage());
            }
        }
    }

    /// What commits nothing is answered only by who was the owner within the last second: a zombie's refusal,
    /// roster or head would be a lie.
    void checkTerms(Collection<OwnedPartition> asked, long nowNanos) {
        List<OwnedPartition> unsure = asked.stream()
                .filter(partition -> !partition.isLost() && nowNanos - partition.checkedNanos() > CHECKED_FOR_NANOS)
                .toList();
        if (unsure.isEmpty()) {
            return;
        }
        PartitionTable table = store.partitions();
        try {
            Map<Integer, Stand> stands =
                    table.stands(unsure.stream().map(OwnedPartition::part).toList());
            for (OwnedPartition partition : unsure) {
                Stand stand = stands.get(partition.part());
                if (stand != null && stand.term() == partition.term()) {
                    partition.checked(nowNanos);
                } else {
                    drop(partition);
                }
            }
        } catch (StoreFailure away) {
            unsure.forEach(this::drop);
        }
    }

    /// For the next owner, which waits for these edges before it gives out nicks.
    void rememberEdges(OwnedPartition partition) {
        try {
            store.partitions().rememberEdges(partition.part(), partition.term(), partition.edges());
        } catch (StoreFailure away) {
            // Only a hint: the next owner would wait for one edge less.
            LOG.debug("Partition {}: its edges could not be noted", partition.part());
        }
    }

    /// Another owner has it; if the group still gives it to us we take it over again.
    void drop(OwnedPartition partition) {
        partition.lose();
        giveUp(partition.part());
        toTake.put(partition.part(), System.nanoTime() + RETAKE_NANOS);
    }

    void dropAll() {
        List.copyOf(owned.values()).forEach(this::drop);
    }

    /// Forgets all that is known of the partition; who waits in it hears that it isn't owned here.
    void giveUp(int part) {
        OwnedPartition partition = owned.remove(part);
        status.owns(part, false);
        if (partition != null) {
            partition.waiting().forEach(incoming -> incoming.answer(null));
            partition.waiting().clear();
        }
        Predicate<RoomId> inside = room -> room.partition(partitions) == part;
        decider.forget(inside);
        store.keys().forget(inside);
    }
}
