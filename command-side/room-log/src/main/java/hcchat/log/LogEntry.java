package hcchat.log;

import hcchat.room.PassingEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import org.jspecify.annotations.Nullable;

/// One thing that an owner tells its readers.
public sealed interface LogEntry {
    /// @param who the author's appearance as [hcchat.room.MemberCodec] writes it, or null when the owner doesn't
    ///     know it: readers then look it up by author
    record Stored(StoredEvent event, byte @Nullable [] who) implements LogEntry {}

    /// @param version (with the record's term) the version of the room's roster after this event
    record Passing(RoomId room, long version, PassingEvent event) implements LogEntry {}
}
