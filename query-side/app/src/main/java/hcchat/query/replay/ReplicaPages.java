package hcchat.query.replay;

import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.Server;
import hcchat.replay.ReplayReader.Page;
import hcchat.room.RoomId;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages from a replica: it is waited for a while until it knows what the asker knows, else the primary is asked.
final class ReplicaPages {
    private static final Logger log = LoggerFactory.getLogger(ReplicaPages.class);
    private static final long LOOK_AGAIN_MILLIS = 20;
    // A worker waits seconds for a connection that doesn't come: not for every page.
    private static final long AVOID_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Database primary;
    private final Database replica;
    private final ReadWorkers workers;
    private final long waitNanos;
    private volatile @Nullable AtomicLongArray positions;
    private volatile boolean failed;
    private volatile long failedAt;

    /// @param wait how long a question waits for the replica
    ReplicaPages(Database primary, Database replica, ReadWorkers workers, Duration wait) {
        this.primary = primary;
        this.replica = replica;
        this.workers = workers;
        this.waitNanos = wait.toNanos();
    }

    /// Called on a worker.
    void answer(CompletableFuture<Page> answer, PageRead page, long atLeast) {
        answer(answer, page, atLeast, System.nanoTime());
    }

    private void answer(CompletableFuture<Page> answer, PageRead page, long atLeast, long since) {
        if (avoided()) {
            workers.answerHere(answer, primary, page::read);
            return;
        }
        try {
            if (reached(page.room(), atLeast)) {
                answer.complete(replica.ask(page::read));
            } else if (System.nanoTime() - since > waitNanos) {
                workers.answerHere(answer, primary, page::read);
            } else {
                // Not slept on the worker: others' pages come in between.
                workers.runLater(answer, LOOK_AGAIN_MILLIS, () -> answer(answer, page, atLeast, since));
            }
        } catch (SQLException away) {
            if (!StoreWatch.meansAway(away)) {
                log.warn("the replica refuses, the primary is asked: {}", away.getSQLState());
            }
            failedAt = System.nanoTime();
            failed = true;
            workers.answerHere(answer, primary, page::read);
        }
    }

    private boolean avoided() {
        return failed && System.nanoTime() - failedAt < AVOID_NANOS;
    }

    private boolean reached(RoomId room, long atLeast) throws SQLException {
        AtomicLongArray known = positions();
        if (known == null) {
            return false;
        }
        int part = room.partition(known.length());
        if (known.get(part) < atLeast) {
            long now = replica.ask(on -> StoreQueries.storedPosition(on, part));
            known.accumulateAndGet(part, now, Math::max);
        }
        return known.get(part) >= atLeast;
    }

    /// How far the replica is known to have come, by partition; null while it knows no server.
    private @Nullable AtomicLongArray positions() throws SQLException {
        AtomicLongArray known = positions;
        if (known == null) {
            int partitions =
                    replica.ask(StoreQueries::server).map(Server::partitions).orElse(0);
            if (partitions > 0) {
                known = new AtomicLongArray(partitions);
                positions = known;
            }
        }
        return known;
    }
}
