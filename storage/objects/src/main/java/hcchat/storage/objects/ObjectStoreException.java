package hcchat.storage.objects;

import org.jspecify.annotations.Nullable;

/// The store did not do what it was asked for. Its message names neither keys nor URLs.
public final class ObjectStoreException extends RuntimeException {
    private final boolean away;

    public ObjectStoreException(boolean away, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.away = away;
    }

    /// Whether the store couldn't be reached or was too busy, so that trying again may help. Else it refused, which
    /// it
    /// will do again.
    public boolean away() {
        return away;
    }
}
