package hcchat.room;

import java.util.List;
import java.util.UUID;

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

    /// Something between two members, for nobody else's eyes. One may do it to oneself.
    sealed interface Directed extends PassingEvent {
        Member from();

        Member to();
    }

    record Whispered(Member from, Member to, UUID id, String text) implements Directed {
        @Override
        public String toString() {
            return "Whispered " + from + " to " + to;
        }
    }

    /// @param channel where to
    record Invited(Member from, Member to, String channel) implements Directed {
        @Override
        public String toString() {
            return "Invited " + from + " to " + to;
        }
    }

    /// A member is writing something.
    record Typing(Member from) implements PassingEvent {}

    /// A member's message reads otherwise.
    record Updated(Member from, Aside.Update update) implements PassingEvent {}

    /// A member has come further.
    record Seen(Member from, Marker marker) implements PassingEvent {}

    /// A member was sent away: whoever has sockets of theirs in the room takes them out of it. The departure is
    /// told beside it.
    record Expelled(Member member, Expulsion why) implements PassingEvent {}

    /// The room's key is destroyed: whoever keeps keys, names or texts of the room drops them.
    record RoomErased() implements PassingEvent {}
}
