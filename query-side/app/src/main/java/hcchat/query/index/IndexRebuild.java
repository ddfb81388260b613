package hcchat.query.index;

import hcchat.query.index.Progress.Place;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Throws the index away and makes it anew from the store while both go on: the next generation is filled beside
/// the one that is read, brought to the same positions, compared with it, and switched to, the last three in one
/// transaction.
public final class IndexRebuild {
    private static final Logger log = LoggerFactory.getLogger(IndexRebuild.class);
    // Any number that nobody else in this database uses.
    private static final String ALONE =
            "select count(*) from (select pg_try_advisory_lock(4843043) as mine) l where mine";
    private static final String NOT_ALONE = "select pg_advisory_unlock(4843043)::int";
    private static final String PLACE =
            "update query.progress set position = ? where generation = ? and part = ? and position < ?";
    private static final String[] DROP = {
        "delete from query.progress where generation = ?",
        "delete from query.room_head where generation = ?",
        "delete from query.block where generation = ?",
        "delete from query.erased where generation = ?"
    };

    private final Database database;
    private final IndexWriter next;

    public IndexRebuild(Database database) {
        this.database = database;
        this.next = IndexWriter.next(database);
    }

    /// @param partitions how many there are
    /// @param done how many of them have been read
    /// @param events how many events have been read
    public record Step(int partitions, int done, long events) {}

    /// @param equal whether the index that was thrown away said the same
    public record Report(long events, boolean equal, Duration took) {}

    /// Rebuilds; tells each step. Blocks until the new index is the one that is read.
    ///
    /// @throws IllegalStateException if another rebuild is running, or there is no store yet
    public Report run(Consumer<Step> told) throws SQLException {
        return database.ask(lock -> {
            if (IndexTables.number(lock, ALONE) == 0) {
                throw new IllegalStateException("another rebuild is running");
            }
            try {
                return rebuild(told);
            } finally {
                IndexTables.number(lock, NOT_ALONE);
            }
        });
    }

    private Report rebuild(Consumer<Step> told) throws SQLException {
        long started = System.nanoTime();
        int old = database.change(IndexTables::hold);
        drop(old + 1);
        Progress built = next.open().orElseThrow(() -> new IllegalStateException("there is no store yet"));
        int done = 0;
        for (int part : built.places().keySet()) {
            built = next.reach(built, part, Long.MAX_VALUE);
            told.accept(new Step(built.places().size(), ++done, events(built)));
        }
        boolean equal = database.change(on -> compareAndSwitch(on, old));
        drop(old);
        Report report = new Report(events(built), equal, Duration.ofNanos(System.nanoTime() - started));
        log.info(
                "replay index rebuilt from {} events in {} ms, {} the former one",
                report.events(),
                report.took().toMillis(),
                equal ? "equal to" : "different from");
        return report;
    }

    private static boolean compareAndSwitch(Connection on, int old) throws SQLException {
        if (IndexTables.take(on) != old) {
            throw new StaleProgress();
        }
        Progress former = IndexTables.progress(on, old);
        for (Map.Entry<Integer, Place> built :
                IndexTables.progress(on, old + 1).places().entrySet()) {
            int part = built.getKey();
            Place place = former.places().get(part);
            // An index of an earlier epoch has nothing to be compared with.
            if (place != null && place.epoch() == built.getValue().epoch()) {
                level(on, old, part, place.position(), built.getValue().position());
                level(on, old + 1, part, built.getValue().position(), place.position());
            }
        }
        IndexErasure.applyWhole(on, IndexErasure.due(on, old, old + 1));
        boolean equal = IndexChecksum.of(on, old).equals(IndexChecksum.of(on, old + 1));
        IndexTables.switchTo(on, old + 1);
        return equal;
    }

    /// Brings one generation of a partition to where the other is. Both are a moment behind the store at most.
    private static void level(Connection on, int generation, int part, long from, long to) throws SQLException {
        if (from < to) {
            IndexTables.absorb(on, generation, part, from + 1, to);
            IndexTables.run(on, PLACE, to, generation, part, to);
        }
    }

    private void drop(int generation) throws SQLException {
        for (String sql : DROP) {
            database.change(on -> IndexTables.run(on, sql, generation));
        }
    }

    private static long events(Progress progress) {
        return progress.places().values().stream().mapToLong(Place::position).sum();
    }

    /// How many events the store holds, for who wants to show how far a rebuild is.
    public long stored() throws SQLException {
        return database.ask(on -> {
            int partitions =
                    StoreQueries.server(on).map(StoreQueries.Server::partitions).orElse(0);
            long sum = 0;
            for (int part = 0; part < partitions; part++) {
                sum += StoreQueries.storedPosition(on, part);
            }
            return sum;
        });
    }
}
