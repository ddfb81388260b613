package hcchat.room;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that an author wants to be stored in a room. The same `id` by the same author with the same content is
/// stored once for ever.
public sealed interface RoomCommand {
    UUID id();

    AuthorId author();

    EventType type();

    /// The seq of the message that it is about, or 0.
    default long of() {
        return 0;
    }

    /// @param type [EventType#CHAT], [EventType#EMOTE] or [EventType#ATTACHMENT]
    /// @param re the seq that it answers, or null
    /// @param text never null but for an attachment without a caption
    /// @param attachment null but for [EventType#ATTACHMENT]
    record PostMessage(
            UUID id,
            AuthorId author,
            EventType type,
            @Nullable Long re,
            @Nullable String text,
            @Nullable Attachment attachment)
            implements RoomCommand {
        public PostMessage {
            MessageForm.check(type, text, attachment);
        }

        @Override
        public String toString() {
            return "PostMessage " + type.word();
        }
    }

    record EditMessage(UUID id, AuthorId author, long of, String text) implements RoomCommand {
        @Override
        public EventType type() {
            return EventType.EDIT;
        }

        @Override
        public String toString() {
            return "EditMessage of " + of;
        }
    }

    record DeleteMessage(UUID id, AuthorId author, long of) implements RoomCommand {
        @Override
        public EventType type() {
            return EventType.DELETE;
        }
    }

    /// A keeper's decision about the room.
    record ChangeState(UUID id, AuthorId author, StateChange change) implements RoomCommand {
        @Override
        public EventType type() {
            return change.type();
        }
    }

    /// Makes a room with a door of a channel that has no events yet; the author becomes its owner.
    record FoundRoom(UUID id, AuthorId author, StateChange.DoorSet door) implements RoomCommand {
        @Override
        public EventType type() {
            return EventType.DOOR;
        }
    }

    record SetReaction(UUID id, AuthorId author, long of, String text) implements RoomCommand {
        @Override
        public EventType type() {
            return EventType.REACT;
        }

        @Override
        public String toString() {
            return "SetReaction of " + of;
        }
    }
}
