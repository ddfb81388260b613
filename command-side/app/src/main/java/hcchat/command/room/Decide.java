package hcchat.command.room;

import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventType;
import hcchat.room.RoomCommand;
import hcchat.room.RoomId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All that one batch asks of one room.
///
/// @param now milliseconds since 1970
/// @param ids those of the batch's message ids that are stored already
/// @param targets the messages that the batch's edits, deletions and reactions are about, as far as they exist
public record Decide(RoomId room, long now, List<Posed> posed, Map<UUID, KnownId> ids, Map<Long, Target> targets) {
    public Decide {
        posed = List.copyOf(posed);
    }

    /// One command with the chance that it needs.
    ///
    /// @param mark the keyed fingerprint of author, type and content
    /// @param inside whether the author is in the room; of one that is to be founded, whether nobody else is
    /// @param admitted the seq of the door's event that the author has passed without being in, 0 for none
    public record Posed(RoomCommand command, Blind blind, long mark, boolean inside, long admitted) {
        public Posed(RoomCommand command, Blind blind, long mark) {
            this(command, blind, mark, false, 0);
        }
    }

    public record KnownId(long seq, long mark) {}

    /// @param day with which the message's body expires
    /// @param bodyThere false once it was deleted, has expired or was erased; author and type are unknown then
    public record Target(AuthorId author, EventType type, int day, boolean bodyThere) {
        /// What is left of a message whose body went.
        public static Target gone(int day) {
            return new Target(new AuthorId(0, 0), EventType.CHAT, day, false);
        }
    }
}
