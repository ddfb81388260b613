package hcchat.query.index;

import hcchat.log.RoomLog;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.Server;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the index up to date: first from the store, as far as that has come, then from the log. The seam is a
/// position: what the log tells again is dropped, what it doesn't tell any more is read from the store.
public final class IndexFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(200);
    // Records from before the store was read are in it; the minute forgives clocks that disagree.
    private static final long OVERLAP_MILLIS = 60_000;

    private final RoomLog roomLog;
    private final Database database;
    private final InstantSource clock;
    private final IndexWriter writer;
    private final LogToIndex reader;
    private final Pauses pauses = new Pauses();
    private final Thread starter;
    private volatile boolean caughtUp;
    private RoomLog.@Nullable Subscription subscription;

    /// @param commitEvery the least time between two commits
    public IndexFollower(RoomLog roomLog, Database database, Duration commitEvery, InstantSource clock) {
        this.roomLog = roomLog;
        this.database = database;
        this.clock = clock;
        this.writer = IndexWriter.current(database);
        this.reader = new LogToIndex(database, writer, commitEvery, pauses);
        this.starter = Thread.ofPlatform().name("query-index").unstarted(this::begin);
    }

    /// Begins to follow, on a thread of its own; waits there for a store that isn't there yet.
    public void start() {
        starter.start();
    }

    /// Whether the index has reached where every partition of the store was when following began.
    public boolean caughtUp() {
        return caughtUp;
    }

    private void begin() {
        long fromMillis = clock.millis() - OVERLAP_MILLIS;
        Progress progress = catchUpPatiently();
        if (progress == null) {
            return;
        }
        synchronized (this) {
            if (!pauses.over()) {
                subscription = roomLog.follow(List.copyOf(progress.places().keySet()), fromMillis, reader);
                caughtUp = true;
            }
        }
    }

    private @Nullable Progress catchUpPatiently() {
        boolean failing = false;
        while (!pauses.over()) {
            try {
                Optional<Server> server = database.ask(StoreQueries::server);
                Optional<Progress> progress = writer.open();
                if (server.isPresent() && progress.isPresent()) {
                    return catchUp(server.get(), progress.get());
                }
            } catch (SQLException | IllegalStateException failed) {
                if (!failing && !StoreWatch.meansAway(failed)) {
                    log.warn("the index can't catch up with the store, trying again: {}", failed.toString());
                }
                failing = true;
            }
            pauses.pause(TRY_AGAIN);
        }
        return null;
    }

    private Progress catchUp(Server server, Progress from) throws SQLException {
        Progress now = from;
        for (int part : from.places().keySet()) {
            if (now.place(part).epoch() < server.epoch()) {
                now = writer.enterEpoch(now, part, server.epoch());
            }
            long stored = database.ask(on -> StoreQueries.storedPosition(on, part));
            if (now.place(part).position() > stored) {
                now = writer.forget(now, part);
            }
            now = writer.reach(now, part, stored);
        }
        return now;
    }

    @Override
    public void close() {
        pauses.end(starter);
        RoomLog.Subscription open;
        synchronized (this) {
            open = subscription;
            subscription = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
