package hcchat.command.owner;

import hcchat.command.presence.Rosters;
import hcchat.command.rights.Entry;
import hcchat.command.rights.Keeping;
import hcchat.command.rights.Rights;
import hcchat.command.room.RoomState;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.Standing;
import hcchat.intake.Visa;
import hcchat.log.LogEntry.Passing;
import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.Expulsion;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.RoleGiven;
import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Who comes into a room and who must go, by the room's rights and by who is in.
final class Gate {
    private final Clock clock;
    private final WrongProofs wrongProofs;

    Gate(Clock clock, WrongProofs wrongProofs) {
        this.clock = clock;
        this.wrongProofs = wrongProofs;
    }

    /// What keeps somebody out, or null.
    @Nullable
    Outcome keepsOut(Enter enter, Rights rights) {
        return keepsOut(enter.room(), entry(enter.member().author(), enter.visa()), enter.claimedAt() != 0, rights);
    }

    private static Entry entry(AuthorId author, Visa visa) {
        return new Entry(author, visa.vouched(), visa.address(), visa.door(), visa.admitted());
    }

    /// @param before whether they have come in before
    private @Nullable Outcome keepsOut(RoomId room, Entry entry, boolean before, Rights rights) {
        boolean guesses = rights.kind() == DoorKind.PASSPHRASE && entry.proof() != null && !before;
        long now = clock.millis();
        long wait = guesses ? wrongProofs.untilNext(room, entry.address(), now) : 0;
        if (wait > 0) {
            return new Outcome.TryLater(Outcome.Why.RATE_LIMITED, wait);
        }
        Refusal refusal = before ? entry.refusalToStay(rights, now) : entry.refusal(rights, now);
        if (guesses && refusal == Refusal.DOOR_REQUIRED) {
            wrongProofs.count(room, entry.address(), now);
        }
        return refusal == null ? null : new Outcome.Refused(refusal, null);
    }

    /// What a room is, for who asks. A wrong proof counts here as it does at the door.
    ///
    /// @param inside whether they are in: no lock keeps them out then, nor a door that was set since
    Outcome describe(Describe describe, RoomState state, boolean inside) {
        Rights rights = state.rights();
        Entry entry = entry(describe.author(), describe.visa());
        Standing standing = standing(rights, describe.author());
        long now = clock.millis();
        return switch (keepsOut(describe.room(), entry, false, rights)) {
            case null -> Description.of(describe, state, standing, inside, now);
            // They have passed a door, perhaps another one than there is now.
            case Outcome.Refused refused
            when inside && entry.refusalToStay(rights, now) == null ->
                Description.of(describe, state, standing.withoutDoor(), true, now);
            case Outcome.Refused refused -> Description.keptOut(describe, state, refused.reason(), now);
            case Outcome later -> later;
        };
    }

    /// What somebody is who came in.
    static Standing standing(Rights rights, AuthorId author) {
        if (!rights.isKept()) {
            return Standing.ANYBODY;
        }
        Rights.Place place = rights.places().get(author);
        DoorSet door = rights.door();
        return new Standing(
                place == null ? Role.NONE : place.role(),
                door == null ? HistoryRule.SERVER : door.history(),
                place == null ? 0 : place.since(),
                // Who comes in by a role has passed no door, and passes none with it once the role is gone.
                place == null ? rights.doorSeq() : 0);
    }

    /// Whether somebody may say nothing now, not even aside.
    boolean silences(AuthorId author, Rights rights) {
        return rights.isMuted(author, clock.millis());
    }

    /// Sends somebody out by a keeper's word.
    @Nullable
    Refusal expel(Expel expel, Rights rights, Rosters rosters, List<Passing> told) {
        Refusal refusal = Keeping.kicking(rights, expel.by(), expel.whom(), clock.millis());
        if (refusal != null) {
            return refusal;
        }
        boolean was =
                rosters.expel(expel.room(), (author, visa) -> author.equals(expel.whom()), Expulsion.KICKED, told);
        return was ? null : Refusal.NO_SUCH_USER;
    }

    /// A change of the room's state is on disk: who may be in no longer goes.
    ///
    /// @param rights after the change
    void enforce(RoomId room, StateChange change, Rights rights, Rosters rosters, List<Passing> told) {
        switch (change) {
            case Banned banned
            when banned.until() > clock.millis() -> {
                rosters.expel(room, meant(banned, rights), Expulsion.BANNED, told);
            }
            case RoleGiven given when given.role() == Role.NONE -> membersStay(room, rights, rosters, told);
            case DoorSet door -> membersStay(room, rights, rosters, told);
            default -> {}
        }
    }

    private static BiPredicate<AuthorId, Visa> meant(Banned banned, Rights rights) {
        AddressTag address = banned.address();
        return (author, visa) -> author.equals(banned.whom())
                || (address != null
                        && !visa.vouched()
                        && address.equals(visa.address())
                        && !rights.role(author).atLeast(Role.MEMBER));
    }

    private static void membersStay(RoomId room, Rights rights, Rosters rosters, List<Passing> told) {
        if (rights.kind() == DoorKind.MEMBERS || rights.kind() == DoorKind.DIRECT) {
            rosters.expel(
                    room, (author, visa) -> !rights.role(author).atLeast(Role.MEMBER), Expulsion.MEMBERS_ONLY, told);
        }
    }
}
