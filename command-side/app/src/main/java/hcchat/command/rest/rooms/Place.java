package hcchat.command.rest.rooms;

import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A room that somebody has named, and who they are in it.
///
/// @param channel null where the caller is a member who showed the room's id alone
/// @param visa what the caller's token says at the room's door
public record Place(RoomId room, @Nullable String channel, UUID account, AuthorId author, Visa visa) {
    /// With a proof of the room's passphrase.
    Place showing(Visa other) {
        return new Place(room, channel, account, author, other);
    }

    @Override
    public String toString() {
        return "Place in " + room;
    }
}
