package hcchat.command.rest.rooms;

import hcchat.command.rest.Refused;
import hcchat.intake.Outcome.Described;
import hcchat.intake.RoomFacts;
import hcchat.intake.Standing;
import hcchat.room.DoorKind;
import java.util.Objects;

/// A room, as who may come in sees it.
///
/// @param muted whether they may not write
public record Seen(DoorKind kind, Standing standing, boolean muted, RoomFacts facts) {
    /// @throws Refused with the reason why they may not come in
    static Seen of(Described described) {
        if (described.keptOut() != null) {
            throw OwnerRefusals.of(described.keptOut());
        }
        RoomFacts facts = Objects.requireNonNull(described.facts());
        return new Seen(described.kind(), described.standing(), described.muted(), facts);
    }

    /// The first seq that they may read. Who isn't a member comes now.
    ///
    /// @param serversSinceJoin what holds where the room says nothing
    public long readableFrom(boolean serversSinceJoin) {
        return standing.readableFrom(serversSinceJoin, facts.seq());
    }
}
