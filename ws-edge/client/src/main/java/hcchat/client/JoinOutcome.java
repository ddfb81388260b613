package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.List;

/// How the first join of a room ended.
public sealed interface JoinOutcome {
    /// @param author who we are in this room
    /// @param people who is there, ourselves included
    /// @param seq the room's highest seq at that moment
    record Joined(RoomId room, AuthorId author, List<Person> people, int epoch, long seq) implements JoinOutcome {
        public Joined {
            people = List.copyOf(people);
        }

        public List<String> nicks() {
            return people.stream().map(Person::nick).toList();
        }

        @Override
        public String toString() {
            return "Joined " + room;
        }
    }

    record NotJoined(SendOutcome why) implements JoinOutcome {}
}
