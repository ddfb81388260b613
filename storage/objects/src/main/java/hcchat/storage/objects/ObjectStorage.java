package hcchat.storage.objects;

import hcchat.storage.objects.ObjectStorage.Bucket;
import hcchat.storage.objects.ObjectStorage.None;
import java.time.Clock;

/// What a server has for attachments.
public sealed interface ObjectStorage extends AutoCloseable permits Bucket, None {

    /// Opens a bucket. Nothing is waited for: the store is found, and the bucket made if need be, in the
    /// background, again
    /// and again until it succeeds.
    ///
    /// @param clock what time URLs are signed with: the store's, give or take some minutes
    static Bucket open(ObjectStoreSettings settings, Clock clock) {
        S3Connection connection = new S3Connection(settings, new OnlyNewProbe(settings.inside(), clock));
        Presigner presigner = new Presigner(settings, connection::writesOnlyNew, clock);
        ObjectStore store = new S3ObjectStore(connection, settings.bucket());
        connection.start();
        return new Bucket(settings.bucket(), store, presigner);
    }

    @Override
    void close();

    /// One bucket of a store.
    ///
    /// @param name as the store and clients call it
    record Bucket(String name, ObjectStore store, Presigner presigner) implements ObjectStorage {
        @Override
        public void close() {
            store.close();
        }
    }

    /// No store is configured: everything else works.
    record None() implements ObjectStorage {
        @Override
        public void close() {}
    }
}
