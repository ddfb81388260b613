package hcchat.room;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a room's keepers decide about it: who may come in, who is what, who must be silent or stay away. Kept for ever,
/// since the room's state follows from it.
public sealed interface StateChange {
    /// As the end of a ban or a mute: never. The largest whole number that every client can hold.
    long FOREVER = (1L << 53) - 1;
    /// As the end of a ban or a mute: it is lifted.
    long LIFTED = 0;
    /// Characters that a [Rekeyed] may have.
    int MOST_KEY_TEXT = 16_384;
    /// Days that a room's bodies may be kept at most: a century.
    int MOST_DAYS = 36_500;

    EventType type();

    /// How the room is entered from now on; who is in stays in.
    ///
    /// @param mac null but for [DoorKind#PASSPHRASE]
    /// @param with the other one of a direct room, null for other kinds
    record DoorSet(
            DoorKind kind,
            @Nullable DoorMac mac,
            HistoryRule history,
            @Nullable AuthorId with) implements StateChange {
        public DoorSet {
            if ((kind == DoorKind.PASSPHRASE) != (mac != null) || (kind == DoorKind.DIRECT) != (with != null)) {
                throw new IllegalArgumentException("a door " + kind + " with another's fields");
            }
        }

        @Override
        public EventType type() {
            return EventType.DOOR;
        }
    }

    /// @param role [Role#NONE] takes what was given; [Role#OWNER] makes a moderator of the owner before
    record RoleGiven(AuthorId whom, Role role) implements StateChange {
        @Override
        public EventType type() {
            return EventType.ROLE;
        }
    }

    /// @param until milliseconds since 1970, [#FOREVER] or [#LIFTED]
    /// @param address where the banned one came from when nobody vouched for them, else null
    record Banned(AuthorId whom, long until, @Nullable AddressTag address) implements StateChange {
        public Banned {
            checkEnd(until);
        }

        @Override
        public EventType type() {
            return EventType.BAN;
        }
    }

    /// @param until milliseconds since 1970, [#FOREVER] or [#LIFTED]
    record Muted(AuthorId whom, long until) implements StateChange {
        public Muted {
            checkEnd(until);
        }

        @Override
        public EventType type() {
            return EventType.MUTE;
        }
    }

    /// @param locked whether members alone come in, whatever the door
    record Locked(boolean locked) implements StateChange {
        @Override
        public EventType type() {
            return EventType.LOCK;
        }
    }

    /// Keys for those who stay, wrapped by a client: the server can't read it.
    ///
    /// @param text at most [#MOST_KEY_TEXT] characters
    record Rekeyed(String text) implements StateChange {
        public Rekeyed {
            Objects.requireNonNull(text);
        }

        @Override
        public EventType type() {
            return EventType.KEY;
        }

        @Override
        public String toString() {
            return "Rekeyed";
        }
    }

    /// @param days how long the room's bodies are kept, to [#MOST_DAYS]; 0 as long as the server keeps them
    record RetentionSet(int days) implements StateChange {
        public RetentionSet {
            if (days < 0 || days > MOST_DAYS) {
                throw new IllegalArgumentException("kept for " + days + " days");
            }
        }

        @Override
        public EventType type() {
            return EventType.EXPIRE;
        }
    }

    private static void checkEnd(long until) {
        if (until < LIFTED || until > FOREVER) {
            throw new IllegalArgumentException("an end at " + until);
        }
    }
}
