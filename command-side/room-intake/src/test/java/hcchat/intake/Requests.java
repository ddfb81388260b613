package hcchat.intake;

import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.Member;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomId;
import java.util.UUID;

/// Requests for tests.
final class Requests {
    static final AuthorId ALICE = new AuthorId(1, 1);

    private Requests() {}

    /// A room of partition `number` mod [Realm#PARTITIONS].
    static RoomId room(int number) {
        return new RoomId((long) number << 32, number);
    }

    static RoomRequest.Decide post(RoomId room) {
        return post(room, "hello");
    }

    static RoomRequest.Decide post(RoomId room, String text) {
        return new RoomRequest.Decide(
                room, new PostMessage(UUID.randomUUID(), ALICE, EventType.CHAT, null, text, null), null);
    }

    static RoomRequest.Enter enter(RoomId room, String nick, long claimedAt) {
        return new RoomRequest.Enter(room, member(nick), claimedAt);
    }

    static Member member(String nick) {
        return new Member(
                new AuthorId(nick.hashCode(), 1), nick, 42, "trip42", null, "flair", 100, "user", "hash", null);
    }

    static UUID id(RoomRequest.Decide decide) {
        return decide.command().id();
    }
}
