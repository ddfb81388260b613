package hcchat.command.store;

import java.time.Duration;

/// Lets the bodies of old messages go. What is left of them is what the chain needs. Belongs to one thread.
public final class BodyRetention {
    // An event of the last moment before midnight may be committed a little after it.
    private static final long LOOK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int CHUNK = 20_000;
    // By page and row, not by key: the day's index names pages.
    private static final String SWEEP = "update event set body = null where ctid = any(array("
            + "select ctid from event where day >= ? and day < ? and body is not null limit " + CHUNK + "))";

    private final StoreConnection store;
    private int done = Integer.MIN_VALUE;
    private int swept = Integer.MIN_VALUE;
    private long sweptAt;

    /// @param store a connection of its own: this takes long and must not hold up the owner
    public BodyRetention(StoreConnection store) {
        this.store = store;
    }

    /// Takes the bodies of all days before `firstKept` (days since 1970), some thousand in a transaction; a minute
    /// later once more, and then these days are never looked at again. To be called as often as one likes: when
    /// there is nothing to do the store isn't asked.
    ///
    /// @param now by [System#nanoTime()]
    /// @return how many went
    public long expire(int firstKept, long now) throws StoreFailure {
        boolean again = firstKept == swept;
        if (firstKept <= done || (again && now - sweptAt < LOOK_AGAIN_NANOS)) {
            return 0;
        }
        done = expiredBefore();
        if (firstKept <= done) {
            return 0;
        }
        long gone = sweep(done, firstKept);
        if (again) {
            Query.update(
                    store,
                    "update server set expired_before = greatest(expired_before, ?)",
                    statement -> statement.setInt(1, firstKept));
            done = firstKept;
        } else {
            swept = firstKept;
            sweptAt = now;
        }
        return gone;
    }

    private int expiredBefore() throws StoreFailure {
        return Query.rows(store, "select expired_before from server", statement -> {}, row -> row.getInt(1))
                .getFirst();
    }

    private long sweep(int from, int before) throws StoreFailure {
        long gone = 0;
        int last;
        do {
            last = Query.update(store, SWEEP, statement -> {
                statement.setInt(1, from);
                statement.setInt(2, before);
            });
            gone += last;
        } while (last == CHUNK);
        return gone;
    }
}
