package hcchat.command.grants;

import hcchat.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody is given.
///
/// @param room null: everything that the account may; else that room alone
/// @param admitted seq of the room's `door` event that its bearer has passed, or null; only with a room
public record Grant(
        UUID account,
        UUID device,
        @Nullable RoomId room,
        @Nullable Long admitted) {
    public Grant {
        if (admitted != null && room == null) {
            throw new IllegalArgumentException("a door without its room");
        }
    }

    /// All that an account may.
    public static Grant all(UUID account, UUID device) {
        return new Grant(account, device, null, null);
    }

    @Override
    public String toString() {
        return "Grant";
    }
}
