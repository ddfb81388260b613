package hcchat.allinone.objects;

import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/// Who may do what: the server everything in its bucket, whoever has a URL what that is for, and nobody anything else.
final class Users implements BlobStoreLocator {
    private final StoreKeys keys;
    private final String bucket;
    private final BlobStore objects;

    Users(StoreKeys keys, String bucket, BlobStore objects) {
        this.keys = keys;
        this.bucket = bucket;
        this.objects = objects;
    }

    @Override
    public @Nullable AccessGrant locateBlobStore(
            @Nullable String user, @Nullable String container, @Nullable String key) {
        if (!bucket.equals(container)) {
            return null;
        }
        if (keys.server().id().equals(user)) {
            return new AccessGrant(keys.server().secret(), objects);
        }
        if (keys.presign().id().equals(user) && key != null && !key.isEmpty()) {
            return new AccessGrant(keys.presign().secret(), new OneObject(objects, bucket, key));
        }
        return null;
    }
}
