package hcchat.query.index;

import hcchat.query.index.Progress.Place;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.Server;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves one generation of the index on, a transaction a step: work and progress together, and never from a
/// progress that somebody else has changed. So two instances, or one that was killed, can't count anything twice.
final class IndexWriter {
    private static final Logger log = LoggerFactory.getLogger(IndexWriter.class);
    // Some tenths of a second of PostgreSQL's time: short enough to be seen moving, long enough to be quick.
    static final int CHUNK = 20_000;

    private final Database database;
    private final int ahead;

    private IndexWriter(Database database, int ahead) {
        this.database = database;
        this.ahead = ahead;
    }

    /// Writes the generation that is read.
    static IndexWriter current(Database database) {
        return new IndexWriter(database, 0);
    }

    /// Writes the one that comes after it.
    static IndexWriter next(Database database) {
        return new IndexWriter(database, 1);
    }

    /// How far the generation has come; empty before the store's first start.
    Optional<Progress> open() throws SQLException {
        return database.change(on -> {
            Optional<Server> server = StoreQueries.server(on);
            if (server.isEmpty()) {
                return Optional.empty();
            }
            int generation = IndexTables.hold(on) + ahead;
            IndexTables.begin(on, generation, server.get());
            return Optional.of(IndexTables.progress(on, generation));
        });
    }

    /// Adds a batch that follows on `progress`; says where that leads.
    Progress add(Progress progress, IndexBatch batch) throws SQLException {
        database.change(on -> {
            requireCurrent(IndexTables.hold(on), progress);
            IndexTables.move(on, progress, batch.positions());
            IndexTables.add(on, progress.generation(), batch);
            return batch;
        });
        return progress.after(batch.positions());
    }

    /// Reads a partition from the store as far as that goes, at most to `to`.
    Progress reach(Progress progress, int part, long to) throws SQLException {
        Progress now = progress;
        long end = Math.min(to, database.ask(on -> StoreQueries.storedPosition(on, part)));
        while (now.place(part).position() < end) {
            now = step(now, part, end);
        }
        return now;
    }

    private Progress step(Progress progress, int part, long end) throws SQLException {
        long from = progress.place(part).position() + 1;
        long to = Math.min(end, from + CHUNK - 1);
        Map<Integer, Long> reached = Map.of(part, to);
        database.change(on -> {
            requireCurrent(IndexTables.hold(on), progress);
            IndexTables.move(on, progress, reached);
            IndexTables.absorb(on, progress.generation(), part, from, to);
            return to;
        });
        return progress.after(reached);
    }

    /// Goes over to the server's epoch `epoch`: what the index holds above the lowest cut since its own is thrown
    /// away.
    Progress enterEpoch(Progress progress, int part, int epoch) throws SQLException {
        Place former = progress.place(part);
        log.info("partition {} goes from epoch {} to {}", part, former.epoch(), epoch);
        return database.change(on -> {
            requireCurrent(IndexTables.hold(on), progress);
            Long lowest = StoreQueries.lowestCut(on, part, former.epoch(), epoch);
            long cut = lowest == null ? former.position() : Math.min(lowest, former.position());
            IndexCut.apply(on, progress, part, new Place(epoch, cut));
            return IndexTables.progress(on, progress.generation());
        });
    }

    /// Forgets a partition whose index is ahead of the store: it can't be of this store.
    Progress forget(Progress progress, int part) throws SQLException {
        log.warn("the index of partition {} is ahead of the store, it is made anew", part);
        return database.change(on -> {
            requireCurrent(IndexTables.hold(on), progress);
            IndexCut.apply(on, progress, part, new Place(progress.place(part).epoch(), 0));
            return IndexTables.progress(on, progress.generation());
        });
    }

    private void requireCurrent(int current, Progress progress) throws StaleProgress {
        if (current + ahead != progress.generation()) {
            throw new StaleProgress();
        }
    }
}
