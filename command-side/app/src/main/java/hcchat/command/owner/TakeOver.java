package hcchat.command.owner;

import hcchat.command.store.PartitionTable;
import hcchat.command.store.PartitionTable.TakenOver;
import hcchat.command.store.RoomTable;
import hcchat.command.store.StoreFailure;
import hcchat.log.LogEntry;
import hcchat.log.RoomLog;
import hcchat.log.RoomLog.Tail;
import hcchat.room.StoredEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins to own a partition: raises its term and tells the log what the former owner committed and didn't tell.
final class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final int PAGE = 1_000;

    private final PartitionTable partitions;
    private final RoomTable rooms;
    private final RoomLog log;
    private final Publication publication;
    private final OwnerSettings settings;
    private final int epoch;

    TakeOver(StoreParts store, RoomLog log, Publication publication, OwnerSettings settings, int epoch) {
        this.partitions = store.partitions();
        this.rooms = store.rooms();
        this.log = log;
        this.publication = publication;
        this.settings = settings;
        this.epoch = epoch;
    }

    OwnedPartition take(int part) throws StoreFailure {
        TakenOver taken = partitions.takeOver(part, settings.address());
        long now = System.nanoTime();
        OwnedPartition partition =
                new OwnedPartition(taken, now + settings.settle().toNanos(), now);
        finishPublication(partition, taken.published());
        return partition;
    }

    /// Tells what follows the log's end; when the log is empty, what follows `known`.
    ///
    /// @throws IllegalStateException if the log is ahead of the store
    void finishPublication(OwnedPartition partition, long known) throws StoreFailure {
        Tail tail = log.tail(partition.part());
        boolean ahead = tail.epoch() > epoch || (tail.epoch() == epoch && tail.position() > partition.position());
        if (!tail.empty() && ahead) {
            throw new StoreOlderThanLog(partition.part());
        }
        // An earlier epoch's positions were given anew since: only this epoch's say anything.
        long from = tail.empty() ? known : tail.epoch() == epoch ? tail.position() : 0;
        publication.startAt(partition.part(), from);
        long told = from;
        while (told < partition.position()) {
            List<StoredEvent> events = rooms.after(partition.part(), told, PAGE);
            if (events.isEmpty()) {
                break;
            }
            told = events.getLast().position();
            List<LogEntry> entries = events.stream()
                    .<LogEntry>map(event -> new LogEntry.Stored(event, null))
                    .toList();
            publication.tell(partition, entries, told);
            if (!publication.awaitRoom()) {
                return; // the publisher's failure is told by itself, and begins all this anew
            }
        }
        if (told > from) {
            LOG.info("Partition {}: told the log {} events that it didn't have", partition.part(), told - from);
        }
        partition.told(System.nanoTime());
    }

    /// The log says that events were committed which the store doesn't have.
    static final class StoreOlderThanLog extends IllegalStateException {
        private static final long serialVersionUID = 1;

        StoreOlderThanLog(int part) {
            super("partition " + part + ": the store is older than the log; after restoring a backup run restore");
        }
    }
}
