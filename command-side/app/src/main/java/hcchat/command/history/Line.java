package hcchat.command.history;

import hcchat.room.RoomEvent;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import org.jspecify.annotations.Nullable;

/// A stored event, opened as far as it can be.
///
/// @param event null when its body is gone
/// @param who how its author is shown
public record Line(StoredEvent stored, @Nullable RoomEvent event, Who who) {
    @Override
    public String toString() {
        return "Line seq " + stored.seq();
    }
}
