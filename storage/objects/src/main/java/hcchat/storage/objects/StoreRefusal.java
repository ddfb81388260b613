package hcchat.storage.objects;

import org.jspecify.annotations.Nullable;

/// The store answered, and not with what was asked for.
final class StoreRefusal extends Exception {
    private static final int MISSING = 404;
    private static final int CONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final int status;
    private final String code;

    /// @param code as S3 has it, such as `NoSuchUpload`; empty where none was told
    StoreRefusal(int status, String code, @Nullable Throwable cause) {
        super("the store refuses: " + status + " " + code, cause);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    boolean isMissing() {
        return status == MISSING;
    }

    boolean isNoSuchUpload() {
        return code.equals("NoSuchUpload");
    }

    /// Whether something lies under a key that was to be new, or just then came to lie there.
    boolean isTaken() {
        return status == CONDITION_FAILED || status == CONFLICT;
    }

    /// Whether the bucket is there already, made by us or somebody else.
    boolean isBucketThere() {
        return code.startsWith("BucketAlready");
    }

    ObjectStoreException unexpected() {
        return new ObjectStoreException(false, getMessage(), this);
    }

    @Override
    public String getMessage() {
        return "the store refuses: " + status + " " + code;
    }
}
