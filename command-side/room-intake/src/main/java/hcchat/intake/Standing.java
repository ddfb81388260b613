package hcchat.intake;

import hcchat.room.HistoryRule;
import hcchat.room.Role;

/// What somebody is in a room that they have come into.
///
/// @param history what of the room's past they may read
/// @param since the seq of the event that made them a member, 0 for who isn't one
/// @param door the seq of the event that set the door which they have passed, 0 for a room without one and for a member
public record Standing(Role role, HistoryRule history, long since, long door) {
    /// In a room that nobody has founded everybody is as good as a member.
    public static final Standing ANYBODY = new Standing(Role.MEMBER, HistoryRule.SERVER, 0, 0);

    /// The same for who is in, and isn't known to have passed the door that there is now.
    public Standing withoutDoor() {
        return new Standing(role, history, since, 0);
    }

    /// The first seq that they may read: a member's time begins with their membership, anybody else's when they
    /// came.
    ///
    /// @param serversSinceJoin whether people read only what was said after they came, where the room says nothing
    /// @param cameAt the room's head when they came
    public long readableFrom(boolean serversSinceJoin, long cameAt) {
        boolean sinceJoin = switch (history) {
            case SERVER -> serversSinceJoin;
            case ALL -> false;
            case SINCE_JOIN -> true;
        };
        return sinceJoin ? (since > 0 ? since : cameAt) + 1 : 1;
    }
}
