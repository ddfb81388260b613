package hcchat.edge.fanout;

import hcchat.room.AuthorId;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Directed;

/// One thing to be told to a room's sockets.
sealed interface Line {
    record Event(Told told) implements Line {}

    /// @param stamp of the roster with this change in it
    record Change(PassingEvent event, long stamp) implements Line {}

    /// Something between two of them, for one of the two.
    ///
    /// @param received for whom it is meant, else for who sent it
    record Private(Directed event, long stamp, boolean received) implements Line {
        AuthorId reader() {
            return received ? event.to().author() : event.from().author();
        }
    }
}
