package hcchat.intake;

import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.Member;
import hcchat.room.RoomCommand;
import hcchat.room.RoomId;
import org.jspecify.annotations.Nullable;

/// What an edge asks of a room's owner.
public sealed interface RoomRequest {
    RoomId room();

    /// Decide, store, publish.
    ///
    /// @param who the author's appearance as [hcchat.room.MemberCodec] writes it, carried beside the event
    /// @param admitted the seq of the door's event that the author has passed without being in, 0 for none
    record Decide(RoomId room, RoomCommand command, byte @Nullable [] who, long admitted) implements RoomRequest {
        public Decide(RoomId room, RoomCommand command, byte @Nullable [] who) {
            this(room, command, who, 0);
        }
    }

    /// Somebody comes in through this edge; asked once a holder and edge, not once a socket.
    ///
    /// @param claimedAt when an owner first granted the nick, milliseconds since 1970; 0 for a new arrival
    /// @param visa what they show at the door; who was in already isn't asked for it again
    record Enter(RoomId room, Member member, long claimedAt, Visa visa) implements RoomRequest {
        public Enter(RoomId room, Member member, long claimedAt) {
            this(room, member, claimedAt, Visa.NONE);
        }
    }

    /// The author's last socket on this edge is gone.
    record Leave(RoomId room, AuthorId author) implements RoomRequest {}

    /// A member who is in looks different from now on. Asked again after it was done it changes nothing.
    record Change(RoomId room, AuthorId author, Look look) implements RoomRequest {}

    /// Something is told to who is there now, or to one of them, and not stored: it may be lost with its owner.
    record Tell(RoomId room, AuthorId from, Aside aside) implements RoomRequest {}

    /// A member has come further: told to who is there now, and kept.
    record Mark(RoomId room, AuthorId author, Marker marker) implements RoomRequest {}

    /// A keeper sends somebody out of the room; nothing keeps them from coming back.
    record Expel(RoomId room, AuthorId by, AuthorId whom) implements RoomRequest {}

    /// Destroys all that opens the room's past, by its owner's word or the operator's; who is in goes.
    record Erase(RoomId room, AuthorId by) implements RoomRequest {}

    /// What the room is, for somebody who may come into it or has come: they don't come in by it.
    ///
    /// @param visa what they show at the door
    /// @param people whether all who have a role are wanted, and who is banned or silenced
    record Describe(RoomId room, AuthorId author, Visa visa, boolean people) implements RoomRequest {}

    /// The room's head, signed.
    record Head(RoomId room) implements RoomRequest {}
}
