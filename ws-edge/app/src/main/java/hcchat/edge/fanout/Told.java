package hcchat.edge.fanout;

import hcchat.room.RoomEvent;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import org.jspecify.annotations.Nullable;

/// A stored event, opened as far as it can be.
///
/// @param event null when its body is gone
/// @param who null when nobody knows: shown as deleted
public record Told(
        StoredEvent stored,
        @Nullable RoomEvent event,
        @Nullable Who who) {
    public long seq() {
        return stored.seq();
    }

    public Who shown() {
        return who == null ? Who.DELETED : who;
    }

    @Override
    public String toString() {
        return "Told seq " + stored.seq();
    }
}
