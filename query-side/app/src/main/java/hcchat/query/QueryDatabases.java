package hcchat.query;

import hcchat.query.store.Database;
import hcchat.storage.reach.StoreWatch;
import org.jspecify.annotations.Nullable;

/// The pools of one query-side, by what they are for.
record QueryDatabases(Database reading, @Nullable Database replica, Database indexing) implements AutoCloseable {
    static QueryDatabases open(QuerySettings settings) {
        DatabaseAccess replica = settings.replica();
        StoreWatch store = new StoreWatch("store");
        return new QueryDatabases(
                Database.reading(settings.database(), "query-read", settings.readers(), store),
                replica == null
                        ? null
                        : Database.reading(replica, "query-replica", settings.readers(), new StoreWatch("replica")),
                Database.indexing(settings.database(), store));
    }

    @Override
    public void close() {
        indexing.close();
        if (replica != null) {
            replica.close();
        }
        reading.close();
    }
}
