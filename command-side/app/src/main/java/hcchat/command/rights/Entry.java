package hcchat.command.rights;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.StateChange.DoorSet;
import org.jspecify.annotations.Nullable;

/// Somebody before the door of a room.
///
/// @param vouched whether they are logged in: an address says nothing of such a person
/// @param address where they come from, or null where that isn't known
/// @param proof of what they have shown of the passphrase, or null
/// @param admitted the seq of the door's event that they have passed before, 0 for none
public record Entry(
        AuthorId author,
        boolean vouched,
        @Nullable AddressTag address,
        @Nullable DoorMac proof,
        long admitted) {
    /// Why they may not come in, or null.
    ///
    /// @param now milliseconds since 1970
    public @Nullable Refusal refusal(Rights rights, long now) {
        if (rights.isBanned(author, now)) {
            return Refusal.BANNED;
        }
        if (rights.role(author).atLeast(Role.MEMBER)) {
            return null;
        }
        if (!vouched && address != null && rights.isBanned(address, now)) {
            return Refusal.BANNED;
        }
        return switch (rights.kind()) {
            case OPEN -> unlessLocked(rights);
            case PASSPHRASE -> passes(rights) ? unlessLocked(rights) : Refusal.DOOR_REQUIRED;
            case MEMBERS, DIRECT -> Refusal.MEMBERS_ONLY;
        };
    }

    /// Why they may not stay in, who have come in before; or null.
    ///
    /// @param now milliseconds since 1970
    public @Nullable Refusal refusalToStay(Rights rights, long now) {
        Refusal refusal = refusal(rights, now);
        return refusal == Refusal.LOCKED || refusal == Refusal.DOOR_REQUIRED ? null : refusal;
    }

    private static @Nullable Refusal unlessLocked(Rights rights) {
        return rights.locked() ? Refusal.LOCKED : null;
    }

    private boolean passes(Rights rights) {
        DoorSet door = rights.door();
        boolean before = admitted != 0 && admitted == rights.doorSeq();
        return before || (proof != null && door != null && proof.equals(door.mac()));
    }
}
