package hcchat.edge.fanout;

import hcchat.room.PassingEvent;

/// One thing to be told to a room's sockets.
sealed interface Line {
    record Event(Told told) implements Line {}

    /// @param stamp of the roster with this change in it
    record Change(PassingEvent event, long stamp) implements Line {}
}
