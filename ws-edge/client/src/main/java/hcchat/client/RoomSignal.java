package hcchat.client;

import hcchat.room.AuthorId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a room's listener hears, in the order in which it happened.
public sealed interface RoomSignal permits RoomSignal.Standing, RoomSignal.Delivery, RoomSignal.Moment, Told {

    /// Something about the session itself.
    sealed interface Standing extends RoomSignal {}

    /// We are in, for the first time or again.
    record Entered(JoinOutcome.Joined as) implements Standing {}

    /// The past from `from` to `to` follows; nothing does when `to` is below `from`.
    record Replaying(long from, long to) implements Standing {}

    /// A replay left these out.
    ///
    /// @param pageable whether it did so because it would have been too long: then `history` has them; else they
    /// aren't
    ///     for us to read
    record Missed(long from, long to, boolean pageable) implements Standing {}

    /// A signed head came: after a replay (from here on all is live), or because it was asked for.
    record Synced(HeadCheck head) implements Standing {}

    /// The server was restored from a backup: what is above `from` never was. What follows it is fetched again.
    record Resynced(int epoch, long from) implements Standing {}

    /// Two histories of one room, or a head that isn't the server's. Not a matter of trying again.
    record Distrusted(HeadCheck why) implements Standing {}

    /// The server broke the protocol: a stored event out of turn. The session resumes at its cursor.
    record OutOfTurn(long expected, long got) implements Standing {}

    /// The socket is gone; the client is on its way back.
    record Lost(Duration nextTry) implements Standing {}

    /// The way back in was refused for good, or we left: nothing follows.
    record Ended(String code) implements Standing {}

    /// What became of something in the outbox, also of what an earlier program left there.
    sealed interface Delivery extends RoomSignal {}

    /// It is durable.
    record Delivered(UUID id, SendOutcome.Acked as) implements Delivery {}

    /// It will never appear, and is out of the outbox. It may be posted anew, under a new id.
    ///
    /// @param code why: the server's, or ours: `other_author` for what was sealed by somebody whom we aren't any
    ///     more (sent before, it may have been stored under that name), `not_kept` if the diary couldn't be written
    record NotDelivered(Unsent unsent, String code) implements Delivery {}

    /// It is tried again by itself; what was posted after it waits behind it.
    ///
    /// @param why [SendOutcome.TryLater] or [SendOutcome.Unknown]
    record Delayed(UUID id, SendOutcome why, Duration nextTry) implements Delivery {}

    /// Something about the moment: never stored, and lost on whoever isn't there. [Entered] says who is.
    sealed interface Moment extends RoomSignal {}

    /// Somebody came in.
    record Came(Person who) implements Moment {}

    /// Somebody left.
    record Went(Person who) implements Moment {}

    /// Somebody, perhaps we, is called otherwise or has another colour.
    ///
    /// @param before null if we didn't know
    record Changed(@Nullable Person before, Person now) implements Moment {}

    /// Somebody, perhaps we, is writing.
    record Typing(AuthorId author, String nick) implements Moment {
        @Override
        public String toString() {
            return "Typing " + author;
        }
    }

    /// Something that only `author` and `whom` are told; told once, though it may come twice. What one whispers
    /// comes back to oneself.
    ///
    /// @param time milliseconds since 1970
    /// @param words what was whispered, as far as we may read it
    record Whispered(UUID id, AuthorId author, String nick, AuthorId whom, String whomNick, long time, Words words)
            implements Moment {
        @Override
        public String toString() {
            return "Whispered " + id;
        }
    }

    /// `author` asks `whom` into another channel; only the two are told.
    record Invited(AuthorId author, String nick, AuthorId whom, String whomNick, String channel) implements Moment {
        @Override
        public String toString() {
            return "Invited " + whom;
        }
    }

    /// Somebody, perhaps we, has received all up to `delivered`, and read all up to `read`; 0 for what isn't known.
    record Seen(AuthorId author, String nick, long delivered, long read) implements Moment {
        @Override
        public String toString() {
            return "Seen " + author + " " + delivered + " " + read;
        }
    }

    /// Any other frame: warnings without a command of ours, and what this client has no word for.
    record Passing(String cmd, JsonNode frame) implements Moment {
        @Override
        public String toString() {
            return "Passing " + cmd;
        }
    }
}
