package hcchat.storage.objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store can be reached, as all calls of this process find it. Said once when it goes away and once when it
/// is
/// back. For any number of threads.
final class StoreReach {
    private static final Logger LOG = LoggerFactory.getLogger(StoreReach.class);

    private final String where;
    private boolean ready;
    private boolean told;
    private volatile boolean there;

    /// @param where the store is, as an operator knows it
    StoreReach(String where) {
        this.where = where;
    }

    boolean isThere() {
        return there;
    }

    /// From now on an answer means that it is there: before, its bucket may be missing.
    synchronized void ready() {
        ready = true;
        reached();
    }

    void reached() {
        if (!there) {
            synchronized (this) {
                there = ready;
                if (there && told) {
                    told = false;
                    LOG.info("The object store at {} is back", where);
                }
            }
        }
    }

    void failed(String why) {
        synchronized (this) {
            there = false;
            if (!told) {
                told = true;
                LOG.warn("The object store at {} can't be used, so no attachments: {}", where, why);
            }
        }
    }
}
