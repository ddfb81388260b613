package hcchat.wire;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The ids under which commands are stored once.
public final class MessageIds {
    private static final int CHARS = 36;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private MessageIds() {}

    /// The id that a client sent, or null when it isn't a UUID in its usual form.
    public static @Nullable UUID parse(String text) {
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
    /// be hard to guess.
    public static UUID fresh(long millis) {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        long high = millis << 16 | VERSION_7 | chance.nextLong() >>> 52;
        return new UUID(high, VARIANT | chance.nextLong() >>> 2);
    }
}
