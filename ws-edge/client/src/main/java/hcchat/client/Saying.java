package hcchat.client;

import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a member wants to say in a room. None of it prints what was written.
public sealed interface Saying {
    /// @param re the seq that it answers, or null
    record Chat(String text, @Nullable Long re) implements Saying {
        public Chat(String text) {
            this(text, null);
        }

        @Override
        public String toString() {
            return "Chat";
        }
    }

    record Emote(String text) implements Saying {
        @Override
        public String toString() {
            return "Emote";
        }
    }

    /// @param text a caption, or null
    record File(Attachment attachment, @Nullable String text) implements Saying {
        @Override
        public String toString() {
            return "File";
        }
    }

    /// @param of the seq of a message of one's own
    record Edit(long of, String text) implements Saying {
        @Override
        public String toString() {
            return "Edit";
        }
    }

    record Delete(long of) implements Saying {}

    /// @param text empty to take it back
    record React(long of, String text) implements Saying {
        @Override
        public String toString() {
            return "React";
        }
    }

    /// Told to one member, and never stored. In a room with a passphrase it is sealed for the two, and every member
    /// who is given it could open it.
    ///
    /// @param to who is meant
    record Whisper(AuthorId to, String text) implements Saying {
        @Override
        public String toString() {
            return "Whisper";
        }
    }

    /// Any other command, for what this client has no word for.
    record Other(String cmd, Map<String, Object> fields) implements Saying {
        public Other {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "Other";
        }
    }
}
