package hcchat.command.rest.rooms;

import hcchat.intake.RoomFacts;
import hcchat.intake.Standing;
import hcchat.room.DoorKind;

/// A room, as who may come in sees it.
///
/// @param muted whether they may not write
public record Seen(DoorKind kind, Standing standing, boolean muted, RoomFacts facts) {}
