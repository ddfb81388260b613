package hcchat.edge.fanout;

import hcchat.room.StoredEvent;
import org.jspecify.annotations.Nullable;

/// A recent event as the log brought it, sealed.
///
/// @param who its author's looks as [hcchat.room.MemberCodec] writes them, or null when the log didn't say
public record RingEvent(StoredEvent stored, byte @Nullable [] who) {
    private static final int OBJECTS = 160;

    /// About what it takes in memory.
    int bytes() {
        return OBJECTS + stored.encodedLength() + (who == null ? 0 : who.length);
    }

    @Override
    public String toString() {
        return "RingEvent " + stored;
    }
}
