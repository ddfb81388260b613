package hcchat.query.index;

import hcchat.query.index.IndexErasure.Due;
import hcchat.query.store.Database;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes erased rooms out of the index, some seconds after they were erased. The store's list of them is asked, not the
/// log: what passes there may be lost with its owner.
public final class ErasedRooms implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ErasedRooms.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Database database;
    private final Pauses pauses = new Pauses();
    private final Thread thread;

    public ErasedRooms(Database database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("query-erased").daemon().unstarted(this::watch);
    }

    public void start() {
        thread.start();
    }

    private void watch() {
        boolean failing = false;
        while (!pauses.over()) {
            try {
                int rooms = sweep();
                failing = false;
                if (rooms > 0) {
                    log.info("{} erased rooms were taken out of the index", rooms);
                }
            } catch (SQLException unavailable) {
                if (!failing && !StoreWatch.meansAway(unavailable)) {
                    log.warn("erased rooms can't be taken out of the index, trying again: {}", unavailable.toString());
                }
                failing = true;
            }
            pauses.pause(LOOK_AGAIN);
        }
    }

    /// Takes out what is due, each room in transactions of its own; says how many rooms that were.
    int sweep() throws SQLException {
        int generation = database.change(IndexTables::hold);
        int rooms = 0;
        for (Due due : database.ask(on -> IndexErasure.due(on, generation))) {
            boolean done = false;
            while (!done && !pauses.over()) {
                done = database.change(on -> {
                    // Another one may be read by now: this one's rows are being thrown away.
                    return IndexTables.hold(on) != generation || IndexErasure.apply(on, due);
                });
            }
            rooms++;
        }
        return rooms;
    }

    @Override
    public void close() {
        pauses.end(thread);
    }
}
