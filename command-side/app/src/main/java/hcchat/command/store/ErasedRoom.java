package hcchat.command.store;

import hcchat.room.RoomId;
import java.time.Instant;

/// A room whose past was destroyed.
///
/// @param upto the last seq of that past
/// @param at of a room's erasures none has the same, and a later one a later
public record ErasedRoom(RoomId room, long upto, Instant at) {}
