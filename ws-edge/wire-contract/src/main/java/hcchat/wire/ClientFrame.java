package hcchat.wire;

import hcchat.room.Attachment;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import org.jspecify.annotations.Nullable;

/// What a client says in one frame, its JSON read and the types of its fields checked, their contents not yet. No
/// frame prints what a user wrote.
public sealed interface ClientFrame {
    /// The client's own name for the command, as it came, or null.
    @Nullable
    String id();

    /// The room that it is for, as it came; null means the first one joined.
    @Nullable
    String channel();

    /// @param nick null where the client sent none
    /// @param pass hack.chat's password for the trip code
    /// @param token of a holder or an account
    /// @param device the same for every socket of one device
    /// @param door the proof of a passphrase
    /// @param since what an account's last session in the room said of when it first came
    /// @param after the last seq that the client has
    /// @param epoch the server's when `after` was received, null for today's
    record Join(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String nick,
            @Nullable String pass,
            @Nullable String token,
            @Nullable String device,
            @Nullable String door,
            @Nullable String since,
            @Nullable Long after,
            @Nullable Integer epoch)
            implements ClientFrame {
        @Override
        public String toString() {
            return "Join";
        }
    }

    /// hack.chat's way to begin, or to go on with a token of its own.
    record Session(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String token,
            @Nullable Boolean isBot) implements ClientFrame {
        @Override
        public String toString() {
            return "Session";
        }
    }

    /// @param text null only beside an attachment
    /// @param re the seq that it answers
    /// @param attachment null but for `type:"attachment"`
    record Chat(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String text,
            @Nullable Long re,
            @Nullable Attachment attachment,
            @Nullable String customId)
            implements ClientFrame {
        @Override
        public String toString() {
            return "Chat";
        }
    }

    record Emote(
            @Nullable String id,
            @Nullable String channel,
            String text,
            @Nullable Long re) implements ClientFrame {
        @Override
        public String toString() {
            return "Emote";
        }
    }

    record Edit(@Nullable String id, @Nullable String channel, long of, String text) implements ClientFrame {
        @Override
        public String toString() {
            return "Edit";
        }
    }

    record Delete(@Nullable String id, @Nullable String channel, long of) implements ClientFrame {
        @Override
        public String toString() {
            return "Delete";
        }
    }

    /// @param text empty to take it back
    record React(@Nullable String id, @Nullable String channel, long of, String text) implements ClientFrame {
        @Override
        public String toString() {
            return "React";
        }
    }

    record Leave(@Nullable String id, @Nullable String channel) implements ClientFrame {
        @Override
        public String toString() {
            return "Leave";
        }
    }

    /// A page backwards.
    ///
    /// @param before the page ends before this seq
    /// @param limit events wanted
    record History(@Nullable String id, @Nullable String channel, long before, int limit) implements ClientFrame {
        @Override
        public String toString() {
            return "History";
        }
    }

    /// Asks for the room's head, signed.
    record Head(@Nullable String id, @Nullable String channel) implements ClientFrame {
        @Override
        public String toString() {
            return "Head";
        }
    }

    record Ping(@Nullable String id, @Nullable String channel) implements ClientFrame {
        @Override
        public String toString() {
            return "Ping";
        }
    }

    /// A new nick, as it came.
    record ChangeNick(@Nullable String id, @Nullable String channel, String nick) implements ClientFrame {
        @Override
        public String toString() {
            return "ChangeNick";
        }
    }

    /// A new colour, as it came: hex digits, or `reset`.
    record ChangeColor(@Nullable String id, @Nullable String channel, String color) implements ClientFrame {
        @Override
        public String toString() {
            return "ChangeColor";
        }
    }

    /// Whom it is for is said in one of three ways, hack.chat's two first.
    ///
    /// @param userid hack.chat's number of somebody
    /// @param whom an author, as `onlineSet` names them
    record Whisper(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String nick,
            @Nullable Long userid,
            @Nullable String whom,
            String text)
            implements ClientFrame {
        @Override
        public String toString() {
            return "Whisper";
        }
    }

    /// @param to the channel to come to, null for one that nobody knows yet
    record Invite(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String nick,
            @Nullable Long userid,
            @Nullable String whom,
            @Nullable String to)
            implements ClientFrame {
        @Override
        public String toString() {
            return "Invite";
        }
    }

    record Typing(@Nullable String id, @Nullable String channel) implements ClientFrame {
        @Override
        public String toString() {
            return "Typing";
        }
    }

    /// How far the user has come; at least one of the two is there.
    ///
    /// @param delivered the highest seq that reached this device
    /// @param read the highest seq that was shown
    record Seen(
            @Nullable String id,
            @Nullable String channel,
            @Nullable Long delivered,
            @Nullable Long read) implements ClientFrame {
        @Override
        public String toString() {
            return "Seen";
        }
    }

    /// hack.chat's change of a message that its sender named; of the dialect of HCChat it is no part, which has
    /// [Edit].
    ///
    /// @param mode how, as it came; `overwrite` where nothing was said
    record UpdateMessage(@Nullable String id, @Nullable String channel, String customId, String mode, String text)
            implements ClientFrame {
        @Override
        public String toString() {
            return "UpdateMessage";
        }
    }

    /// @param command the one that is asked about, null for all
    record Help(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String command) implements ClientFrame {
        @Override
        public String toString() {
            return "Help";
        }
    }

    /// @param more whether all figures are wanted, hack.chat's `morestats`
    record Stats(@Nullable String id, @Nullable String channel, boolean more) implements ClientFrame {
        @Override
        public String toString() {
            return "Stats";
        }
    }

    record GetChannels(@Nullable String id, @Nullable String channel) implements ClientFrame {
        @Override
        public String toString() {
            return "GetChannels";
        }
    }

    /// Somebody, named in one of three ways, hack.chat's two first; at least one is there.
    ///
    /// @param userid hack.chat's number of somebody
    /// @param author as `onlineSet` names them
    record Whom(
            @Nullable String nick,
            @Nullable Long userid,
            @Nullable String author) {
        @Override
        public String toString() {
            return "Whom";
        }
    }

    /// How the room is entered from now on.
    ///
    /// @param door the proof that will open it, null for a room without a passphrase
    record SetDoor(
            @Nullable String id,
            @Nullable String channel,
            DoorKind kind,
            @Nullable String door,
            HistoryRule history) implements ClientFrame {
        @Override
        public String toString() {
            return "SetDoor";
        }
    }

    /// Makes somebody something in the room, or nothing.
    record GiveRole(@Nullable String id, @Nullable String channel, Whom whom, Role role) implements ClientFrame {
        @Override
        public String toString() {
            return "GiveRole";
        }
    }

    /// Somebody must stay away.
    ///
    /// @param until as [StateChange.Banned] has it
    record Ban(@Nullable String id, @Nullable String channel, Whom whom, long until) implements ClientFrame {
        @Override
        public String toString() {
            return "Ban";
        }
    }

    /// Somebody must be silent.
    ///
    /// @param until as [StateChange.Muted] has it
    record Mute(@Nullable String id, @Nullable String channel, Whom whom, long until) implements ClientFrame {
        @Override
        public String toString() {
            return "Mute";
        }
    }

    /// Sends somebody out, who may come back.
    record Kick(@Nullable String id, @Nullable String channel, Whom whom) implements ClientFrame {
        @Override
        public String toString() {
            return "Kick";
        }
    }

    /// Whether members alone come in for now.
    record Lock(@Nullable String id, @Nullable String channel, boolean locked) implements ClientFrame {
        @Override
        public String toString() {
            return "Lock";
        }
    }

    /// Keys for those who stay.
    ///
    /// @param text wrapped by the client
    record Rekey(@Nullable String id, @Nullable String channel, String text) implements ClientFrame {
        @Override
        public String toString() {
            return "Rekey";
        }
    }

    /// How long the room's bodies are kept.
    record Expire(@Nullable String id, @Nullable String channel, int days) implements ClientFrame {
        @Override
        public String toString() {
            return "Expire";
        }
    }

    /// What only hack.chat's keepers say; of the dialect of HCChat it is no part, which has words of its own for
    /// it.
    ///
    /// @param whom null where nobody is named
    record HackKeep(
            @Nullable String id,
            @Nullable String channel,
            String cmd,
            @Nullable Whom whom) implements ClientFrame {
        @Override
        public String toString() {
            return "HackKeep " + cmd;
        }
    }

    /// A command that nobody knows; the word is the user's.
    record Unknown(@Nullable String id, @Nullable String channel, String cmd) implements ClientFrame {
        @Override
        public String toString() {
            return "Unknown";
        }
    }

    /// A known command whose fields are missing or of another type.
    ///
    /// @param missing the fields that hack.chat asks for and that aren't there, as it lists them; null for none
    record Malformed(
            @Nullable String id,
            @Nullable String channel,
            String cmd,
            Code why,
            @Nullable String missing) implements ClientFrame {
        public Malformed(@Nullable String id, @Nullable String channel, String cmd, Code why) {
            this(id, channel, cmd, why, null);
        }

        @Override
        public String toString() {
            return "Malformed " + cmd + " " + why.word();
        }
    }
}
