package hcchat.client.crypto;

import hcchat.room.AuthorId;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a text stands: everything that its envelope is bound to.
///
/// @param type `chat`, `emote`, `attachment`, `edit`, `react` or `whisper`
/// @param of the seq that an edit or a reaction is about
/// @param re the seq that a message answers
/// @param to whom a whisper is for
public record Place(
        RoomId room,
        String type,
        UUID id,
        AuthorId author,
        @Nullable Long of,
        @Nullable Long re,
        @Nullable AuthorId to) {
    private static final byte[] NOTHING = {};

    /// The place of a stored event's text.
    public static Place of(RoomId room, RoomEvent event) {
        Long re = event instanceof MessagePosted posted ? posted.re() : null;
        return new Place(
                room,
                event.type().word(),
                event.meta().id(),
                event.meta().author(),
                event.of() == 0 ? null : (Long) event.of(),
                re,
                null);
    }

    public static Place whisper(RoomId room, UUID id, AuthorId author, AuthorId to) {
        return new Place(room, "whisper", id, author, null, null, to);
    }

    /// Eight fields, each its length (4 B) and its bytes, big-endian: label, room, type, id, author, of, re, to;
    /// what there isn't has length 0.
    byte[] associatedData() {
        byte[][] fields = {
            Purpose.TEXT.label(),
            room.bytes(),
            type.getBytes(StandardCharsets.US_ASCII),
            ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array(),
            author.bytes(),
            number(of),
            number(re),
            to == null ? NOTHING : to.bytes()
        };
        int length = 0;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }

    private static byte[] number(@Nullable Long seq) {
        return seq == null
                ? NOTHING
                : ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
    }
}
