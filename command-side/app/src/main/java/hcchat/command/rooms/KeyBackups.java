package hcchat.command.rooms;

import java.time.Duration;
import java.time.Instant;

/// How long a backup may hold a key that was destroyed: keys are kept in at most seven generations of a day each.
public final class KeyBackups {
    private static final Duration KEPT = Duration.ofDays(7);

    private KeyBackups() {}

    /// When the last backup is gone that holds what was erased then.
    ///
    /// @param erasedAt milliseconds since 1970
    public static Instant lastGone(long erasedAt) {
        return Instant.ofEpochMilli(erasedAt).plus(KEPT);
    }
}
