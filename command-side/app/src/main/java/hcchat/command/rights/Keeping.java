package hcchat.command.rights;

import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import org.jspecify.annotations.Nullable;

/// The rules by which keepers keep a room.
public final class Keeping {
    /// Who may have a role in one room.
    public static final int MOST_PLACES = 5_000;
    /// Bans that one room may have at a time, and mutes.
    public static final int MOST_BANS = 5_000;

    private Keeping() {}

    /// Why somebody may not write now, or null.
    ///
    /// @param inside whether they are in the room
    /// @param admitted the seq of the door's event that they have passed without being in, 0 for none
    public static @Nullable Refusal writing(Rights rights, AuthorId author, boolean inside, long admitted, long now) {
        if (rights.isBanned(author, now)) {
            return Refusal.BANNED;
        }
        boolean passed = admitted != 0 && admitted == rights.doorSeq();
        boolean stands = rights.role(author).atLeast(Role.MEMBER)
                || switch (rights.kind()) {
                    // A lock leaves those alone who are in; a token isn't a place.
                    case OPEN -> inside || !rights.locked();
                    case PASSPHRASE -> inside || (passed && !rights.locked());
                    case MEMBERS, DIRECT -> false;
                };
        if (!stands) {
            return Refusal.NOT_JOINED;
        }
        return rights.isMuted(author, now) ? Refusal.MUTED : null;
    }

    /// Whether somebody may delete what others wrote.
    public static boolean maySilence(Rights rights, AuthorId author, long now) {
        return rights.role(author).atLeast(Role.MODERATOR) && !rights.isBanned(author, now);
    }

    /// Why somebody may not send another away, or null.
    public static @Nullable Refusal kicking(Rights rights, AuthorId by, AuthorId whom, long now) {
        if (rights.isBanned(by, now)) {
            return Refusal.BANNED;
        }
        return mayCheck(rights, by, whom) ? null : Refusal.FORBIDDEN;
    }

    /// Why somebody may not change the room so, or null.
    public static @Nullable Refusal changing(Rights rights, AuthorId by, StateChange change, long now) {
        if (rights.isBanned(by, now)) {
            return Refusal.BANNED;
        }
        Role role = rights.role(by);
        return switch (change) {
            case DoorSet door -> {
                boolean direct = rights.kind() == DoorKind.DIRECT || door.kind() == DoorKind.DIRECT;
                yield role == Role.OWNER && !direct ? null : Refusal.FORBIDDEN;
            }
            case RoleGiven given -> giving(rights, by, given, now);
            case Banned banned ->
                !mayCheck(rights, by, banned.whom())
                        ? Refusal.FORBIDDEN
                        : room(
                                banned.until(),
                                rights.bans().containsKey(banned.whom()),
                                rights.bans().size());
            case Muted muted ->
                !mayCheck(rights, by, muted.whom())
                        ? Refusal.FORBIDDEN
                        : room(
                                muted.until(),
                                rights.mutes().containsKey(muted.whom()),
                                rights.mutes().size());
            case Locked locked -> role.atLeast(Role.MODERATOR) ? null : Refusal.FORBIDDEN;
            case Rekeyed key -> role == Role.OWNER ? null : Refusal.FORBIDDEN;
            case RetentionSet retention -> role == Role.OWNER ? null : Refusal.FORBIDDEN;
        };
    }

    private static boolean silenced(Rights rights, AuthorId author, long now) {
        return rights.isBanned(author, now) || rights.isMuted(author, now);
    }

    private static @Nullable Refusal room(long until, boolean there, int size) {
        return until == StateChange.LIFTED || there || size < MOST_BANS ? null : Refusal.ROOM_FULL;
    }

    /// Keepers check those below them, and nobody themselves.
    private static boolean mayCheck(Rights rights, AuthorId by, AuthorId whom) {
        Role role = rights.role(by);
        return role.atLeast(Role.MODERATOR) && !rights.role(whom).atLeast(role);
    }

    private static @Nullable Refusal giving(Rights rights, AuthorId by, RoleGiven given, long now) {
        Role mine = rights.role(by);
        Role theirs = rights.role(given.whom());
        boolean allowed;
        if (rights.kind() == DoorKind.DIRECT) {
            // Its two are its two for ever: nobody could bring back who has gone.
            allowed = false;
        } else if (by.equals(given.whom())) {
            // Everybody may go but the owner, who hands the room over first.
            allowed = given.role() == Role.NONE && mine != Role.OWNER && mine != Role.NONE;
        } else if (given.role() == Role.OWNER && silenced(rights, given.whom(), now)) {
            // Nobody could lift it from their owner.
            allowed = false;
        } else {
            boolean keeper = mine == Role.OWNER
                    || (mine == Role.MODERATOR && !given.role().atLeast(Role.MODERATOR));
            allowed = keeper && !theirs.atLeast(mine);
        }
        if (!allowed) {
            return Refusal.FORBIDDEN;
        }
        boolean more = theirs == Role.NONE && given.role() != Role.NONE;
        return more && rights.places().size() >= MOST_PLACES ? Refusal.ROOM_FULL : null;
    }
}
