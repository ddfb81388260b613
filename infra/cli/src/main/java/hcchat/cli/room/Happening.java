package hcchat.cli.room;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened in a room, or on the way to it.
public sealed interface Happening {

    /// A stored event; its `seq` is its number in the room.
    sealed interface Stored extends Happening {
        long seq();

        /// Milliseconds since 1970, 0 where nobody says.
        long time();
    }

    /// @param id the name that its author gave it
    /// @param re the number of the message that it answers, or null
    /// @param file what is attached, or null
    record Posted(
            long seq,
            long time,
            String id,
            Person by,
            boolean emote,
            @Nullable Long re,
            @Nullable FileShown file,
            Reading text)
            implements Stored {}

    record Edited(long seq, long time, Person by, long of, Reading text) implements Stored {}

    record Deleted(long seq, long time, Person by, long of) implements Stored {}

    record Reacted(long seq, long time, Person by, long of, Reading text) implements Stored {}

    /// Somebody who keeps the room decided something about it.
    ///
    /// @param type in one word
    /// @param sentence without its subject, who is `by`
    record Decided(long seq, long time, Person by, String type, String sentence) implements Stored {}

    /// An event of a later version.
    record Strange(long seq, long time, String type) implements Stored {}

    /// Deleted or expired, from `seq` to `to`.
    record Gone(long seq, long to) implements Stored {
        @Override
        public long time() {
            return 0;
        }
    }

    /// We are in, for the first time or again.
    ///
    /// @param self who we are here
    /// @param people who is here, ourselves included
    /// @param seq the room's last number at that moment
    record Entered(Person self, List<Person> people, int epoch, long seq) implements Happening {
        public Entered {
            people = List.copyOf(people);
        }
    }

    /// What was missed has been told; from here on all is live.
    record CaughtUp(long seq) implements Happening {}

    record Came(Person who) implements Happening {}

    record Went(Person who) implements Happening {}

    /// Somebody looks different or is called otherwise.
    record Changed(Person who) implements Happening {}

    record Typing(Person who) implements Happening {}

    /// @param ours whether we whispered it
    record Whispered(long time, Person by, Person to, boolean ours, Reading text) implements Happening {}

    /// Somebody else has read all up to `read`.
    record Seen(Person who, long read) implements Happening {}

    record Invited(Person by, Person to, String channel) implements Happening {}

    /// So many things that an earlier program was given to say aren't known to be said: they are sent now.
    record LeftOver(int many) implements Happening {}

    /// Something that an earlier program was given to say was refused.
    ///
    /// @param code why, in one word
    record NotSaid(String code, String sentence) implements Happening {}

    /// The connection is gone.
    record Lost(Duration nextTry) implements Happening {}

    /// The server was restored from a backup: what stood above `from` never was. What follows is told again.
    record Restored(long from) implements Happening {}

    /// A replay left these out.
    ///
    /// @param readable whether they can be asked for; else they aren't for us to read
    record Missed(long from, long to, boolean readable) implements Happening {}

    /// Something that the user has to know about the history.
    ///
    /// @param code in one word
    record Doubt(String code, String sentence) implements Happening {}

    /// The server says something that answers nothing of ours.
    record Warned(String code, String text) implements Happening {}

    /// Nothing follows.
    record Ended(String code) implements Happening {}
}
