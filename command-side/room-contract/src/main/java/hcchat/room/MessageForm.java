package hcchat.room;

import org.jspecify.annotations.Nullable;

/// Which fields a chat, an emote and an attachment have; both the command and the event are held to it.
final class MessageForm {
    private MessageForm() {}

    /// @throws IllegalArgumentException for a message that no frame could have asked for
    static void check(EventType type, @Nullable String text, @Nullable Attachment attachment) {
        if (!type.isMessage()) {
            throw new IllegalArgumentException(type + " isn't a message");
        }
        if ((type == EventType.ATTACHMENT) != (attachment != null)) {
            throw new IllegalArgumentException(type + (attachment == null ? " without" : " with") + " an attachment");
        }
        if (text == null && attachment == null) {
            throw new IllegalArgumentException(type + " without text");
        }
    }
}
