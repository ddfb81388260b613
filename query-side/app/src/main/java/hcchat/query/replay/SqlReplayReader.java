package hcchat.query.replay;

import hcchat.query.index.ReplayIndex;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.Server;
import hcchat.replay.ReplayReader;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads pages from the store by plain SQL. What stands on the log was committed before, so the primary knows every
/// position that anybody can name.
public final class SqlReplayReader implements ReplayReader {
    private static final Duration REPLICA_WAIT = Duration.ofSeconds(1);

    private final Database primary;
    private final @Nullable ReplicaPages replica;
    private final ReadWorkers workers;
    private final SharedReads<PageRead, Page> pages = new SharedReads<>();

    /// @param replica answers pages once it has come far enough, for a second at most, or null
    /// @param workers threads that read
    /// @param waiting questions that may wait for them
    public SqlReplayReader(Database primary, @Nullable Database replica, int workers, int waiting) {
        this(primary, replica, workers, waiting, REPLICA_WAIT);
    }

    /// @param replicaWait how long the replica may take to come far enough
    SqlReplayReader(Database primary, @Nullable Database replica, int workers, int waiting, Duration replicaWait) {
        this.primary = primary;
        this.workers = new ReadWorkers(workers, waiting);
        this.replica = replica == null ? null : new ReplicaPages(primary, replica, this.workers, replicaWait);
    }

    @Override
    public CompletableFuture<Page> forward(RoomId room, long after, int limit, int maxBytes, long atLeast) {
        return page(new PageRead(room, true, Math.max(after, 0), limited(limit), bounded(maxBytes)), atLeast);
    }

    @Override
    public CompletableFuture<Page> backward(RoomId room, long before, int limit, int maxBytes) {
        return page(new PageRead(room, false, Math.max(before, 0), limited(limit), bounded(maxBytes)), 0);
    }

    private CompletableFuture<Page> page(PageRead page, long atLeast) {
        return ReadWorkers.promise(pages.ask(page, atLeast, read -> {
            CompletableFuture<Page> answer = ReadWorkers.withPatience(read.answer);
            workers.run(answer, () -> {
                long included = pages.begin(read);
                // Who names no position may already know of a deletion that a replica doesn't.
                if (replica != null && included > 0) {
                    replica.answer(answer, page, included);
                } else {
                    workers.answerHere(answer, primary, page::read);
                }
            });
        }));
    }

    @Override
    public CompletableFuture<List<StoredEvent>> positions(int partition, long from, long to) {
        return once(on -> StoreQueries.positions(on, partition, from, to, MAX_LIMIT, MAX_BYTES));
    }

    @Override
    public CompletableFuture<Map<AuthorId, byte[]>> names(RoomId room, Collection<AuthorId> authors) {
        List<AuthorId> asked = List.copyOf(authors);
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : once(on -> StoreQueries.names(on, room, asked));
    }

    @Override
    public CompletableFuture<List<Reading>> readings(List<Reader> readers) {
        List<Reader> asked = List.copyOf(readers);
        if (asked.size() > MAX_READERS) {
            throw new IllegalArgumentException(asked.size() + " readers at once");
        }
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : once(on -> ReplayIndex.readings(on, asked));
    }

    @Override
    public CompletableFuture<Long> keptSince(RoomId room, int epoch) {
        return once(on -> keptSince(on, room, epoch));
    }

    private static Long keptSince(Connection on, RoomId room, int epoch) throws SQLException {
        Server server = StoreQueries.server(on).orElse(new Server(1, 0));
        // An epoch that this server never had: nothing that its client holds is known here.
        if (epoch > server.epoch()) {
            return 0L;
        }
        Long cut = StoreQueries.lowestCut(on, room.partition(server.partitions()), epoch, server.epoch());
        return cut == null ? StoreQueries.head(on, room) : StoreQueries.keptSeq(on, room, cut);
    }

    private <T> CompletableFuture<T> once(Database.Work<T> work) {
        CompletableFuture<T> answer = ReadWorkers.withPatience(new CompletableFuture<>());
        workers.run(answer, () -> workers.answerHere(answer, primary, work));
        return ReadWorkers.promise(answer);
    }

    private static int limited(int limit) {
        return Math.clamp(limit, 1, MAX_LIMIT);
    }

    private static int bounded(int maxBytes) {
        return Math.clamp(maxBytes, 1, MAX_BYTES);
    }

    /// Takes no further questions. The databases are closed by who opened them.
    @Override
    public void close() {
        workers.close();
    }
}
