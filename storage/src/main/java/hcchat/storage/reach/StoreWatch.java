package hcchat.storage.reach;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store can be reached, as all connections of one process find it. Said once when it goes away and once
/// when it is back, however many wait for it; why each of them failed is there at DEBUG. For any number of threads.
public final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final String what;
    private volatile boolean away;
    private volatile int returns;

    /// @param what is watched, as an operator knows it
    public StoreWatch(String what) {
        this.what = what;
    }

    /// To be taken before an attempt, and handed back if that fails: how often the store has come back so far.
    public int before() {
        return returns;
    }

    /// An attempt failed for want of a store.
    ///
    /// @param before what [#before()] said when the attempt began: a failure that began in an absence which is over
    ///     says nothing about now
    public void failed(int before, SQLException why) {
        synchronized (this) {
            if (!away && before == returns) {
                away = true;
                LOG.warn("The {} can't be reached (SQLSTATE {})", what, why.getSQLState());
            }
        }
        LOG.debug("The {} can't be reached", what, why);
    }

    /// An attempt succeeded.
    public void reached() {
        if (away) {
            synchronized (this) {
                if (away) {
                    away = false;
                    returns++;
                    LOG.info("The {} is back", what);
                }
            }
        }
    }

    /// Whether a failure says that the connection is of no use any more, or that there is none.
    public static boolean meansAway(Throwable failure) {
        if (failure instanceof SQLTransientConnectionException) {
            return true;
        }
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState();
            // 08: connection; 57P: the server shuts down or starts; 25P03: it gave up waiting for us; no state: the
            // driver lost its way.
            return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("25P03");
        }
        return false;
    }
}
