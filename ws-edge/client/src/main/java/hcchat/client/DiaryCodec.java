package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// [DiaryEntry] ↔ one line of JSON. What is written here is read by later versions.
final class DiaryCodec {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private DiaryCodec() {}

    static String write(DiaryEntry entry) {
        ObjectNode json = JSON.createObjectNode();
        switch (entry) {
            case DiaryEntry.ServerKey(byte[] key) -> json.put("is", "key").put("key", BASE64.encodeToString(key));
            case DiaryEntry.Token(String channel, String token) ->
                json.put("is", "token").put("channel", channel).put("token", token);
            case DiaryEntry.Place place -> {
                json.put("is", "place").put("channel", place.channel());
                json.put("room", place.room().toString())
                        .put("epoch", place.epoch())
                        .put("seq", place.seq());
                if (place.link() != null) {
                    json.put("link", BASE64.encodeToString(place.link()));
                }
            }
            case DiaryEntry.Proven head -> {
                json.put("is", "proven").put("channel", head.channel());
                json.put("epoch", head.epoch()).put("seq", head.seq());
                json.put("link", BASE64.encodeToString(head.link())).put("sig", BASE64.encodeToString(head.sig()));
            }
            case DiaryEntry.Doubt doubt -> {
                json.put("is", "doubt").put("channel", doubt.channel()).put("forked", doubt.forked());
                json.put("epoch", doubt.epoch()).put("seq", doubt.seq());
            }
            case DiaryEntry.Kept kept -> {
                json.put("is", "kept").put("since", kept.since());
                Letter letter = kept.letter();
                if (letter.author() != null) {
                    json.put("author", letter.author().toString());
                }
                json.put("frame", FrameWriter.say(kept.channel(), letter.id(), letter.saying()));
            }
            case DiaryEntry.Settled(UUID id) -> json.put("is", "settled").put("id", id.toString());
        }
        return json.toString();
    }

    /// @return null for an entry of a later version
    /// @throws IllegalArgumentException if it isn't an entry
    static @Nullable DiaryEntry read(String line) {
        try {
            return read(JSON.readTree(line));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("not an entry", broken);
        }
    }

    private static @Nullable DiaryEntry read(JsonNode json) {
        String channel = json.path("channel").stringValue("");
        return switch (json.path("is").stringValue("")) {
            case "key" -> new DiaryEntry.ServerKey(FrameReader.bytes(json, "key"));
            case "token" -> new DiaryEntry.Token(channel, json.path("token").stringValue(null));
            case "place" ->
                new DiaryEntry.Place(
                        channel,
                        Objects.requireNonNull(RoomId.parse(json.path("room").stringValue(""))),
                        epoch(json),
                        seq(json),
                        json.has("link") ? FrameReader.bytes(json, "link") : null);
            case "proven" ->
                new DiaryEntry.Proven(
                        channel,
                        epoch(json),
                        seq(json),
                        FrameReader.bytes(json, "link"),
                        FrameReader.bytes(json, "sig"));
            case "doubt" -> new DiaryEntry.Doubt(channel, FrameReader.flag(json, "forked"), epoch(json), seq(json));
            case "kept" -> kept(json);
            case "settled" ->
                new DiaryEntry.Settled(UUID.fromString(json.path("id").stringValue("")));
            default -> null;
        };
    }

    private static DiaryEntry kept(JsonNode json) {
        JsonNode frame = JSON.readTree(json.path("frame").stringValue(""));
        AuthorId author =
                json.has("author") ? AuthorId.parse(json.path("author").stringValue("")) : null;
        UUID id = UUID.fromString(frame.path("id").stringValue(""));
        return new DiaryEntry.Kept(
                frame.path("channel").stringValue(""),
                new Letter(id, author, SayingReader.read(frame)),
                FrameReader.number(json, "since"));
    }

    private static int epoch(JsonNode json) {
        return Math.toIntExact(FrameReader.number(json, "epoch"));
    }

    private static long seq(JsonNode json) {
        return FrameReader.number(json, "seq");
    }
}
