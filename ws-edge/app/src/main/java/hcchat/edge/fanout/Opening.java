package hcchat.edge.fanout;

import hcchat.intake.KeyClient.KeyId;
import hcchat.room.EventBodyCodec;
import hcchat.room.RoomEvent;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens stored events with their rooms' keys, which must have been fetched.
public final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final RoomKeys keys;
    private final AtomicLong broken = new AtomicLong();

    public Opening(RoomKeys keys) {
        this.keys = keys;
    }

    public static KeyId keyOf(StoredEvent stored) {
        return new KeyId(stored.room(), stored.kid());
    }

    /// An event whose key is gone, or which doesn't open, is told as gone: its place and digest are still true.
    public Told open(StoredEvent stored, @Nullable Who who) {
        return new Told(stored, event(stored), who);
    }

    private @Nullable RoomEvent event(StoredEvent stored) {
        byte[] body = stored.body();
        AeadKey key = body == null ? null : keys.key(keyOf(stored));
        if (body == null || key == null) {
            return null;
        }
        try {
            return EventBodyCodec.decode(stored.seq(), stored.of(), key.open(stored.associatedData(), body));
        } catch (SealBroken | IllegalArgumentException unreadable) {
            broken.incrementAndGet();
            LOG.error("{} can't be read: {}", stored, unreadable.getMessage());
            return null;
        }
    }

    /// Events that should have opened and didn't.
    public long broken() {
        return broken.get();
    }
}
