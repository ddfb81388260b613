package hcchat.command.store;

/// Lets the bodies of old messages go. What is left of them is what the chain needs.
public final class BodyRetention {
    private static final int CHUNK = 5_000;
    // By page and row, not by key: the day's index names pages.
    private static final String EXPIRE = "update event set body = null where ctid = any(array("
            + "select ctid from event where day < ? and body is not null limit " + CHUNK + "))";

    private final StoreConnection store;

    /// @param store a connection of its own: this takes long and must not hold up the owner
    public BodyRetention(StoreConnection store) {
        this.store = store;
    }

    /// Takes the bodies of all days before `firstKept` (days since 1970), some thousand in a transaction.
    ///
    /// @return how many went
    public long expire(int firstKept) throws StoreFailure {
        long gone = 0;
        int last;
        do {
            last = Query.update(store, EXPIRE, statement -> statement.setInt(1, firstKept));
            gone += last;
        } while (last == CHUNK);
        return gone;
    }
}
