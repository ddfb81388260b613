package hcchat.client;

import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent;
import hcchat.room.StateChange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The frames of stored events, back to the events that the chain covers.
final class StoredFrames {
    private StoredFrames() {}

    static boolean looksStored(JsonNode json) {
        return json.path("seq").isIntegralNumber() && (json.has("blind") || json.has("digest"));
    }

    static ServerFrame read(String cmd, JsonNode json) {
        long seq = FrameReader.number(json, "seq");
        RoomEvent event = event(cmd, seq, json);
        byte[] digest = json.has("digest") ? FrameReader.bytes(json, "digest") : null;
        if (event == null && digest == null) {
            throw new IllegalArgumentException("an event of unknown type without its digest");
        }
        return new ServerFrame.Stored(
                seq, cmd, event, digest, json.path("nick").stringValue(""), FrameReader.flag(json, "replay"));
    }

    private static @Nullable RoomEvent event(String cmd, long seq, JsonNode json) {
        return switch (cmd) {
            case "chat" -> posted(json.has("attachment") ? EventType.ATTACHMENT : EventType.CHAT, seq, json);
            case "emote" -> posted(EventType.EMOTE, seq, json);
            case "edit" -> new RoomEvent.MessageEdited(meta(seq, json), FrameReader.number(json, "of"), text(json));
            case "delete" -> new RoomEvent.MessageDeleted(meta(seq, json), FrameReader.number(json, "of"));
            case "react" -> new RoomEvent.ReactionSet(meta(seq, json), FrameReader.number(json, "of"), text(json));
            default -> {
                StateChange change = StateFrames.change(cmd, json);
                yield change == null ? null : new RoomEvent.StateChanged(meta(seq, json), change);
            }
        };
    }

    private static RoomEvent posted(EventType type, long seq, JsonNode json) {
        Long re = json.has("re") ? (Long) FrameReader.number(json, "re") : null;
        String text = json.has("text") ? text(json) : null;
        Attachment file = type == EventType.ATTACHMENT ? attachment(json.path("attachment")) : null;
        return new RoomEvent.MessagePosted(meta(seq, json), type, re, text, file);
    }

    private static EventMeta meta(long seq, JsonNode json) {
        return new EventMeta(
                seq,
                UUID.fromString(json.path("id").stringValue("")),
                FrameReader.number(json, "time"),
                AuthorId.parse(json.path("author").stringValue("")),
                Blind.parse(json.path("blind").stringValue("")));
    }

    static Attachment attachment(JsonNode json) {
        JsonNode encryption = json.path("encryption");
        JsonNode thumbnail = json.path("thumbnail");
        return new Attachment(
                json.path("objectKey").stringValue(""),
                json.path("mime").stringValue(""),
                FrameReader.number(json, "bytes"),
                new Attachment.Encryption(
                        encryption.path("scheme").stringValue(""),
                        encryption.path("headerB64").stringValue(""),
                        FrameReader.number(encryption, "chunkSize")),
                thumbnail.isObject() ? thumbnail(thumbnail) : null);
    }

    private static Attachment.Thumbnail thumbnail(JsonNode json) {
        return new Attachment.Thumbnail(
                json.has("objectKey") ? json.path("objectKey").stringValue("") : null,
                json.path("mime").stringValue(""),
                FrameReader.number(json, "width"),
                FrameReader.number(json, "height"),
                FrameReader.number(json, "bytes"));
    }

    private static String text(JsonNode json) {
        return json.path("text").stringValue("");
    }
}
