package hcchat.command.rights;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.Role;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a room's keepers have decided so far. Immutable: a change makes another one, which is rare.
///
/// @param door null for a room that nobody has founded: it is open
/// @param doorSeq the seq of the event that set the door, 0 for none
/// @param places who has a role
/// @param bans who must stay away; some may be over
/// @param mutes until when who must be silent, milliseconds since 1970; some may be over
/// @param days how long bodies are kept; 0 as the server keeps them
public record Rights(
        @Nullable DoorSet door,
        long doorSeq,
        Map<AuthorId, Place> places,
        Map<AuthorId, Ban> bans,
        Map<AuthorId, Long> mutes,
        boolean locked,
        int days) {

    /// Those of a room that nobody has founded.
    public static final Rights NONE = new Rights(null, 0, Map.of(), Map.of(), Map.of(), false, 0);

    public Rights {
        places = Map.copyOf(places);
        bans = Map.copyOf(bans);
        mutes = Map.copyOf(mutes);
    }

    /// @param since the seq of the event that let them in first
    public record Place(Role role, long since) {}

    /// @param until milliseconds since 1970
    /// @param address where the banned one came from, when nobody vouched for them
    public record Ban(long until, @Nullable AddressTag address) {}

    /// Whether anybody is its owner, or ever was.
    public boolean isKept() {
        return !places.isEmpty();
    }

    public DoorKind kind() {
        return door == null ? DoorKind.OPEN : door.kind();
    }

    public Role role(AuthorId author) {
        Place place = places.get(author);
        return place == null ? Role.NONE : place.role();
    }

    public @Nullable AuthorId owner() {
        for (Map.Entry<AuthorId, Place> entry : places.entrySet()) {
            if (entry.getValue().role() == Role.OWNER) {
                return entry.getKey();
            }
        }
        return null;
    }

    public boolean isBanned(AuthorId author, long now) {
        Ban ban = bans.get(author);
        return ban != null && ban.until() > now;
    }

    /// Whether somebody who came from there is banned.
    public boolean isBanned(AddressTag address, long now) {
        return bans.values().stream().anyMatch(ban -> address.equals(ban.address()) && ban.until() > now);
    }

    public boolean isMuted(AuthorId author, long now) {
        return mutes.getOrDefault(author, 0L) > now;
    }

    /// What is so after an event.
    public Rights after(StateChanged event) {
        long seq = event.meta().seq();
        return switch (event.change()) {
            case DoorSet set -> {
                Rights founded = owner() == null && event.meta().author().isSomebody()
                        ? with(Places.of(this).founded(event.meta().author(), set.with(), seq))
                        : this;
                yield new Rights(set, seq, founded.places, bans, mutes, locked, days);
            }
            case RoleGiven given -> with(Places.of(this).given(given, seq));
            case Banned banned -> {
                Map<AuthorId, Ban> after = new HashMap<>(bans);
                after.values().removeIf(ban -> ban.until() <= event.meta().time());
                if (banned.until() == StateChange.LIFTED) {
                    after.remove(banned.whom());
                } else {
                    Ban before = after.get(banned.whom());
                    // Who is banned already is away: nobody knows any more where they came from.
                    AddressTag address =
                            banned.address() == null && before != null ? before.address() : banned.address();
                    after.put(banned.whom(), new Ban(banned.until(), address));
                }
                yield new Rights(door, doorSeq, places, after, mutes, locked, days);
            }
            case Muted muted -> {
                Map<AuthorId, Long> after = new HashMap<>(mutes);
                after.values().removeIf(until -> until <= event.meta().time());
                if (muted.until() == StateChange.LIFTED) {
                    after.remove(muted.whom());
                } else {
                    after.put(muted.whom(), muted.until());
                }
                yield new Rights(door, doorSeq, places, bans, after, locked, days);
            }
            case Locked lock -> new Rights(door, doorSeq, places, bans, mutes, lock.locked(), days);
            case Rekeyed key -> this;
            case RetentionSet retention -> new Rights(door, doorSeq, places, bans, mutes, locked, retention.days());
        };
    }

    private Rights with(Map<AuthorId, Place> others) {
        return new Rights(door, doorSeq, others, bans, mutes, locked, days);
    }

    @Override
    public String toString() {
        return "Rights of " + places.size();
    }
}
