package hcchat.command.rest.messages;

import hcchat.command.rest.JsonBody;
import hcchat.command.rest.JsonFields;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.wire.AttachmentForm;
import hcchat.wire.Code;
import hcchat.wire.MessageIds;
import hcchat.wire.SpeechRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to post: the fields of a `chat` frame, held to the same rules.
///
/// @param id null where the client leaves it to the server
/// @param re the seq that it answers, or null
record Post(
        @Nullable UUID id,
        @Nullable Long re,
        @Nullable String text,
        @Nullable Attachment attachment) {
    /// @throws Refused with the socket's code
    static Post read(JsonFields fields, SpeechRule rule) {
        UUID id = id(fields);
        Attachment attachment = attachment(fields);
        if (fields.isOddText("text")) {
            throw new Refused(RestCode.BAD_TEXT);
        }
        Long re = fields.number("re");
        if (fields.isOddNumber("re") || (re != null && re < 1)) {
            throw new Refused(RestCode.BAD_NUMBER);
        }
        String text = fields.text("text");
        Code refused = rule.refuses(text, attachment);
        if (refused != null) {
            throw new Refused(refused == Code.ENCRYPT_IT ? RestCode.ENCRYPT_IT : RestCode.BAD_TEXT);
        }
        return new Post(id, re, text, attachment);
    }

    private static @Nullable UUID id(JsonFields fields) {
        String text = fields.text("id");
        UUID id = text == null ? null : MessageIds.parse(text);
        if (fields.isOddText("id") || (text != null && id == null)) {
            throw new Refused(RestCode.BAD_ID);
        }
        return id;
    }

    private static @Nullable Attachment attachment(JsonFields fields) {
        String type = fields.text("type");
        boolean attached = "attachment".equals(type);
        Attachment attachment = attached ? AttachmentForm.of(fields.object("attachment")) : null;
        if (attached ? attachment == null : fields.has("attachment")) {
            throw new Refused(RestCode.BAD_ATTACHMENT);
        }
        if (fields.isOddText("type") || (type != null && !attached && !"text".equals(type))) {
            throw JsonBody.refused("type", "must be text or attachment");
        }
        return attachment;
    }

    PostMessage by(AuthorId author, UUID under) {
        return new PostMessage(
                under, author, attachment == null ? EventType.CHAT : EventType.ATTACHMENT, re, text, attachment);
    }

    @Override
    public String toString() {
        return "Post";
    }
}
