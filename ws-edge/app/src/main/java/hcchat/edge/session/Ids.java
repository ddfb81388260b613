package hcchat.edge.session;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Message ids.
final class Ids {
    private static final int CHARS = 36;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /// The id that a client sent, or null when it isn't a UUID in its usual form.
    static @Nullable UUID parse(String text) {
        if (text.length() != CHARS) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : null;
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }

    /// One for a client that sent none: version 7, so that ids of one moment lie together in an index. It need not
    /// be hard to
    /// guess.
    static UUID fresh(long millis) {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        long high = millis << 16 | VERSION_7 | chance.nextLong() >>> 52;
        return new UUID(high, VARIANT | chance.nextLong() >>> 2);
    }
}
