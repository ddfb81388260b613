package hcchat.room;

import java.util.List;

/// Something that is told to who is there now and never stored.
public sealed interface PassingEvent {
    record Arrived(Member member) implements PassingEvent {}

    record Departed(Member member) implements PassingEvent {}

    /// Nick, colour or trip changed; `before` is what others have on their screens.
    record Changed(Member before, Member after) implements PassingEvent {}

    /// The whole roster, told by a new owner: it replaces what a reader knew.
    record RosterTold(List<Member> members) implements PassingEvent {
        public RosterTold {
            members = List.copyOf(members);
        }
    }

    /// The room's key is destroyed: whoever keeps keys, names or texts of the room drops them.
    record RoomErased() implements PassingEvent {}
}
