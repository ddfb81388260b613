package hcchat.query.index;

import hcchat.log.LogEntry;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.Server;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what the log tells into the index, each position once: the next one is taken, a lower one dropped, and what
/// is missing below a higher one read from the store.
final class LogToIndex implements RoomLog.LogReader {
    private static final Logger log = LoggerFactory.getLogger(LogToIndex.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(50);
    // So many records at once are a backlog: no rest until it is gone.
    private static final int BACKLOG = 100;

    private final Database database;
    private final IndexWriter writer;
    private final Duration commitEvery;
    private final Pauses pauses;
    private @Nullable Progress progress;

    LogToIndex(Database database, IndexWriter writer, Duration commitEvery, Pauses pauses) {
        this.database = database;
        this.writer = writer;
        this.commitEvery = commitEvery;
        this.pauses = pauses;
    }

    /// Returns when the records are in the index, however long PostgreSQL is away, or when the work is to end.
    @Override
    public void read(List<LogRecord> records) {
        boolean failing = false;
        while (!pauses.over()) {
            try {
                Optional<Progress> from = progress == null ? writer.open() : Optional.of(progress);
                if (from.isPresent()) {
                    progress = take(from.get(), records);
                    // The next call is the next transaction, and the next fetch: the log isn't read more often than
                    // that.
                    if (records.size() < BACKLOG) {
                        pauses.pause(commitEvery);
                    }
                    return;
                }
            } catch (StaleProgress moved) {
                progress = null;
                continue;
            } catch (SQLException | IllegalStateException failed) {
                // What was committed is asked anew: the answer to a commit may have been lost.
                progress = null;
                if (!failing && !StoreWatch.meansAway(failed)) {
                    log.warn("the index can't be written, trying again: {}", failed.toString());
                }
                failing = true;
            }
            pauses.pause(TRY_AGAIN);
        }
    }

    private Progress take(Progress from, List<LogRecord> records) throws SQLException {
        Progress now = from;
        IndexBatch batch = new IndexBatch();
        for (LogRecord record : records) {
            int part = record.partition();
            if (record.epoch() > now.place(part).epoch()) {
                now = flush(now, batch);
                batch = new IndexBatch();
                now = enterEpoch(now, record);
            }
            if (record.epoch() == now.place(part).epoch() && !follows(now, batch, record)) {
                now = flush(now, batch);
                batch = new IndexBatch();
                now = fill(now, record);
            }
        }
        return flush(now, batch);
    }

    /// Adds what is next in the record; false if something is missing before it, within it, or at its end.
    private static boolean follows(Progress now, IndexBatch batch, LogRecord record) {
        int part = record.partition();
        long last = batch.positions().getOrDefault(part, now.place(part).position());
        for (LogEntry entry : record.entries()) {
            if (entry instanceof LogEntry.Stored stored) {
                long position = stored.event().position();
                if (position > last + 1) {
                    return false;
                }
                if (position == last + 1) {
                    batch.add(part, stored.event());
                    last = position;
                }
            }
        }
        return record.at() <= last;
    }

    private Progress flush(Progress now, IndexBatch batch) throws SQLException {
        return batch.events() == 0 ? now : writer.add(now, batch);
    }

    private Progress fill(Progress now, LogRecord record) throws SQLException {
        Progress filled = writer.reach(now, record.partition(), record.at());
        if (filled.place(record.partition()).position() < record.at()) {
            log.warn("the log of partition {} is ahead of the store", record.partition());
        }
        return filled;
    }

    private Progress enterEpoch(Progress now, LogRecord record) throws SQLException {
        int part = record.partition();
        int epoch = database.ask(StoreQueries::server).map(Server::epoch).orElse(0);
        if (epoch < record.epoch()) {
            log.warn("the log of partition {} is of an epoch that the store doesn't know", part);
        }
        return epoch <= now.place(part).epoch() ? now : writer.enterEpoch(now, part, epoch);
    }
}
