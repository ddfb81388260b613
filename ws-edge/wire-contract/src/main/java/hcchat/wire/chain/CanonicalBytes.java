package hcchat.wire.chain;

import hcchat.room.Attachment;
import hcchat.room.EventMeta;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The one form of an event that is hashed, whoever hashes it: `hcchat event v1`, then fields in rising tag order,
/// absent ones left out. 1 type, 2 seq, 3 id, 4 time, 5 author, 6 of, 7 re, 8 text, 9 attachment (1 object key, 2
/// mime, 3 bytes, 4 encryption (1 scheme, 2 header, 3 chunk size), 5 thumbnail (1 object key, 2 mime, 3 width, 4
/// height, 5 bytes)). A change of the room's state: 8 a rekey's text, 10 whom (16 B; of a direct room's door the other
/// one), 11 until, 12 role, 13 kind of door, 14 mac (32 B), 15 address (16 B), 16 history, 17 locked (0 or 1), 18
/// days.
public final class CanonicalBytes {
    private static final byte[] LABEL = "hcchat event v1".getBytes(StandardCharsets.US_ASCII);

    private CanonicalBytes() {}

    /// @throws IllegalArgumentException if a text holds half a surrogate pair, which has no UTF-8
    public static byte[] of(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> of(event, posted.re(), posted.text(), posted.attachment());
            case MessageEdited edited -> of(event, null, edited.text(), null);
            case MessageDeleted deleted -> of(event, null, null, null);
            case ReactionSet reaction -> of(event, null, reaction.text(), null);
            case StateChanged changed ->
                StateFields.add(changed.change(), begun(event, 0)).bytes();
        };
    }

    private static byte[] of(
            RoomEvent event, @Nullable Long re, @Nullable String text, @Nullable Attachment attachment) {
        TaggedFields fields = begun(event, text == null ? 0 : text.length());
        if (event.of() != 0) {
            fields.integer(6, event.of());
        }
        if (re != null) {
            fields.integer(7, re);
        }
        if (text != null) {
            fields.text(8, text);
        }
        if (attachment != null) {
            fields.nested(9, list(attachment));
        }
        return fields.bytes();
    }

    /// What every event begins with.
    private static TaggedFields begun(RoomEvent event, int textLength) {
        EventMeta meta = event.meta();
        TaggedFields fields = new TaggedFields(LABEL, textLength);
        fields.text(1, event.type().word());
        fields.integer(2, meta.seq());
        fields.bits(3, meta.id().getMostSignificantBits(), meta.id().getLeastSignificantBits());
        fields.integer(4, meta.time());
        fields.bits(5, meta.author().hi(), meta.author().lo());
        return fields;
    }

    private static TaggedFields list(Attachment attachment) {
        TaggedFields fields = new TaggedFields();
        fields.text(1, attachment.objectKey());
        fields.text(2, attachment.mime());
        fields.integer(3, attachment.bytes());
        fields.nested(4, list(attachment.encryption()));
        if (attachment.thumbnail() != null) {
            fields.nested(5, list(attachment.thumbnail()));
        }
        return fields;
    }

    private static TaggedFields list(Attachment.Encryption encryption) {
        TaggedFields fields = new TaggedFields();
        fields.text(1, encryption.scheme());
        fields.text(2, encryption.headerB64());
        fields.integer(3, encryption.chunkSize());
        return fields;
    }

    private static TaggedFields list(Attachment.Thumbnail thumbnail) {
        TaggedFields fields = new TaggedFields();
        if (thumbnail.objectKey() != null) {
            fields.text(1, thumbnail.objectKey());
        }
        fields.text(2, thumbnail.mime());
        fields.integer(3, thumbnail.width());
        fields.integer(4, thumbnail.height());
        fields.integer(5, thumbnail.bytes());
        return fields;
    }
}
