package hcchat.client.crypto;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A place as the vectors write it.
record PlaceVector(
        String room,
        String type,
        String id,
        String author,
        @Nullable Long of,
        @Nullable Long re,
        @Nullable String to) {
    static final PlaceVector CHAT = new PlaceVector(
            new RoomId(0x0102030405060708L, 0x090a0b0c0d0e0f10L).toString(),
            "chat",
            "018f0e5a-7c00-7abc-8def-0123456789ab",
            new AuthorId(0x1112131415161718L, 0x191a1b1c1d1e1f20L).toString(),
            null,
            null,
            null);
    static final String BOB = new AuthorId(0x2122232425262728L, 0x292a2b2c2d2e2f30L).toString();

    PlaceVector room(RoomId other) {
        return new PlaceVector(other.toString(), type, id, author, of, re, to);
    }

    PlaceVector type(String other) {
        return new PlaceVector(room, other, id, author, of, re, to);
    }

    PlaceVector id(String other) {
        return new PlaceVector(room, type, other, author, of, re, to);
    }

    PlaceVector author(String other) {
        return new PlaceVector(room, type, id, other, of, re, to);
    }

    PlaceVector of(@Nullable Long other) {
        return new PlaceVector(room, type, id, author, other, re, to);
    }

    PlaceVector re(@Nullable Long other) {
        return new PlaceVector(room, type, id, author, of, other, to);
    }

    PlaceVector to(String other) {
        return new PlaceVector(room, type, id, author, of, re, other);
    }

    byte[] associatedData() {
        return associatedData("hcchat text v1");
    }

    byte[] associatedData(String label) {
        UUID uuid = UUID.fromString(id);
        return VectorMaker.lengthPrefixed(
                label.getBytes(StandardCharsets.US_ASCII),
                Objects.requireNonNull(RoomId.parse(room)).bytes(),
                type.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array(),
                AuthorId.parse(author).bytes(),
                number(of),
                number(re),
                to == null ? new byte[0] : AuthorId.parse(to).bytes());
    }

    private static byte[] number(@Nullable Long seq) {
        return seq == null ? new byte[0] : ByteBuffer.allocate(8).putLong(seq).array();
    }

    void write(ObjectNode json) {
        json.put("room", room).put("type", type).put("id", id).put("author", author);
        if (of != null) {
            json.put("of", of);
        }
        if (re != null) {
            json.put("re", re);
        }
        if (to != null) {
            json.put("to", to);
        }
    }

    /// The client's own form of a place that stands in a file.
    static Place read(JsonNode json) {
        return new Place(
                Objects.requireNonNull(RoomId.parse(json.get("room").stringValue())),
                json.get("type").stringValue(),
                UUID.fromString(json.get("id").stringValue()),
                AuthorId.parse(json.get("author").stringValue()),
                json.has("of") ? (Long) json.get("of").longValue() : null,
                json.has("re") ? (Long) json.get("re").longValue() : null,
                json.has("to") ? AuthorId.parse(json.get("to").stringValue()) : null);
    }
}
