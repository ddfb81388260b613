package hcchat.command.rest.rooms;

import hcchat.command.grants.Identity;
import hcchat.intake.Visa;
import hcchat.intake.token.AccessToken;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A room that somebody has named, and who they are in it.
///
/// @param channel null where the caller is a member who showed the room's id alone
/// @param who calls
/// @param author who they are in the room
/// @param visa what the caller's token says at the room's door
public record Place(RoomId room, @Nullable String channel, Identity who, AuthorId author, Visa visa) {
    /// The caller's account, where the endpoint takes nobody without one.
    UUID account() {
        if (who instanceof Identity.Account(AccessToken token)) {
            return token.account();
        }
        throw new IllegalStateException("an endpoint for accounts that took a holder");
    }

    /// With a proof of the room's passphrase.
    Place showing(Visa other) {
        return new Place(room, channel, who, author, other);
    }

    @Override
    public String toString() {
        return "Place in " + room;
    }
}
