package hcchat.command.room;

import hcchat.command.rights.Rights;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import org.jspecify.annotations.Nullable;

/// An event on its way into the store, with all that the store keeps in clear beside it.
///
/// @param day days since 1970 with which the body expires
/// @param link of the chain after this event
/// @param rights the room's after this event, or null where it leaves them as they were
public record EventDecided(
        RoomId room,
        RoomEvent event,
        int day,
        long mark,
        byte[] digest,
        byte[] link,
        @Nullable Rights rights) {}
