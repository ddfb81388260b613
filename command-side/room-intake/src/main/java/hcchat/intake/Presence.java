package hcchat.intake;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// What an edge says of its people to an owner that it finds for the first time, or again after a break. Called on the
/// client's thread, after the answers that came before: must not block.
public interface Presence {
    /// For who asks but has nobody sitting in rooms, such as REST.
    Presence NOBODY = new Presence() {
        @Override
        public Collection<RoomRequest.Enter> present(Predicate<RoomId> concerned) {
            return List.of();
        }

        @Override
        public void reattached(RoomId room, AuthorId author, Outcome outcome) {}
    };

    /// Everybody who is in (an owner has answered [Outcome.Entered], nobody has asked to leave), in the rooms that
    /// `concerned` picks. Requests that still wait are sent after this, in their order.
    Collection<RoomRequest.Enter> present(Predicate<RoomId> concerned);

    /// What the owner says of one of them: [Outcome.Entered] with the roster as it is now, in which the member may
    /// bear another nick, or [Outcome.Refused].
    void reattached(RoomId room, AuthorId author, Outcome outcome);
}
