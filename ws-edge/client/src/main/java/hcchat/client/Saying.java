package hcchat.client;

import hcchat.room.Attachment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a member wants to say in a room.
public sealed interface Saying {
    /// @param re the seq that it answers, or null
    record Chat(String text, @Nullable Long re) implements Saying {
        public Chat(String text) {
            this(text, null);
        }
    }

    record Emote(String text) implements Saying {}

    /// @param text a caption, or null
    record File(Attachment attachment, @Nullable String text) implements Saying {}

    /// @param of the seq of a message of one's own
    record Edit(long of, String text) implements Saying {}

    record Delete(long of) implements Saying {}

    /// @param text empty to take it back
    record React(long of, String text) implements Saying {}

    /// Any other command, for what this client has no word for.
    record Other(String cmd, Map<String, Object> fields) implements Saying {
        public Other {
            fields = Map.copyOf(fields);
        }
    }
}
