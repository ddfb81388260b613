package hcchat.room;

import org.jspecify.annotations.Nullable;

/// Something that happened in a room and is kept. Its text is whatever string the client sent: where encryption is
/// required that is ciphertext.
public sealed interface RoomEvent {
    EventMeta meta();

    EventType type();

    /// The seq of the message that this event is about, or 0 for an event that stands for itself.
    default long of() {
        return 0;
    }

    /// A chat, an emote or an attachment.
    ///
    /// @param re the seq that it answers, or null
    /// @param text never null but for an attachment without a caption
    /// @param attachment null but for [EventType#ATTACHMENT]
    record MessagePosted(
            EventMeta meta,
            EventType type,
            @Nullable Long re,
            @Nullable String text,
            @Nullable Attachment attachment) implements RoomEvent {
        public MessagePosted {
            MessageForm.check(type, text, attachment);
        }

        @Override
        public String toString() {
            return "MessagePosted " + type.word() + " seq " + meta.seq();
        }
    }

    /// A new text for an earlier message of the same author.
    record MessageEdited(EventMeta meta, long of, String text) implements RoomEvent {
        @Override
        public EventType type() {
            return EventType.EDIT;
        }

        @Override
        public String toString() {
            return "MessageEdited seq " + meta.seq() + " of " + of;
        }
    }

    /// The end of an earlier message, its edits and its reactions: their bodies go, their digests stay.
    record MessageDeleted(EventMeta meta, long of) implements RoomEvent {
        @Override
        public EventType type() {
            return EventType.DELETE;
        }
    }

    /// A change of the room's state, decided by one of its keepers or by the server's operator.
    record StateChanged(EventMeta meta, StateChange change) implements RoomEvent {
        @Override
        public EventType type() {
            return change.type();
        }

        @Override
        public String toString() {
            return "StateChanged " + type().word() + " seq " + meta.seq();
        }
    }

    /// An author's reaction to a message; an empty text takes it back.
    record ReactionSet(EventMeta meta, long of, String text) implements RoomEvent {
        @Override
        public EventType type() {
            return EventType.REACT;
        }

        @Override
        public String toString() {
            return "ReactionSet seq " + meta.seq() + " of " + of;
        }
    }
}
