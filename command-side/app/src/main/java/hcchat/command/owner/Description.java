package hcchat.command.owner;

import hcchat.command.rights.Rights;
import hcchat.command.room.RoomState;
import hcchat.intake.Outcome;
import hcchat.intake.RoomFacts;
import hcchat.intake.RoomFacts.Place;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.Standing;
import hcchat.room.AuthorId;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.StateChange.DoorSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What somebody is told of a room who asks what it is.
final class Description {
    private Description() {}

    /// For who may come in, or is in.
    ///
    /// @param standing what they are in it
    /// @param now milliseconds since 1970
    static Outcome.Described of(Describe asked, RoomState state, Standing standing, boolean inside, long now) {
        Rights rights = state.rights();
        boolean muted = rights.isMuted(asked.author(), now);
        return new Outcome.Described(rights.kind(), null, standing, muted, inside, facts(state, asked.people(), now));
    }

    /// For who may not.
    static Outcome.Described keptOut(Describe asked, RoomState state, Refusal why, long now) {
        Rights rights = state.rights();
        Standing standing = Gate.standing(rights, asked.author());
        boolean muted = rights.isMuted(asked.author(), now);
        return new Outcome.Described(rights.kind(), why, standing, muted, false, null);
    }

    private static RoomFacts facts(RoomState state, boolean people, long now) {
        Rights rights = state.rights();
        DoorSet door = rights.door();
        Map<AuthorId, Long> bans = new HashMap<>();
        Map<AuthorId, Long> mutes = new HashMap<>();
        List<Place> members = new ArrayList<>();
        if (people) {
            rights.places().forEach((author, place) -> members.add(new Place(author, place.role(), place.since())));
            members.sort(Comparator.comparingLong(Place::since)
                    .thenComparing(place -> place.author().toString()));
            rights.bans().forEach((author, ban) -> bans.put(author, ban.until()));
            mutes.putAll(rights.mutes());
            bans.values().removeIf(until -> until <= now);
            mutes.values().removeIf(until -> until <= now);
        }
        return new RoomFacts(
                state.seq(),
                rights.isKept(),
                door == null ? HistoryRule.SERVER : door.history(),
                rights.locked(),
                rights.days(),
                members,
                bans,
                mutes);
    }
}
