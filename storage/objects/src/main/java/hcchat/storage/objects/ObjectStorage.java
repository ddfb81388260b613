package hcchat.storage.objects;

import hcchat.storage.objects.ObjectStorage.Bucket;
import hcchat.storage.objects.ObjectStorage.None;

/// What a server has for attachments.
public sealed interface ObjectStorage extends AutoCloseable permits Bucket, None {

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
