package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.wire.Code;
import hcchat.wire.Meaning;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON text → [ServerFrame].
final class FrameReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long DEFAULT_WAIT_MS = 1_000;

    private FrameReader() {}

    /// @param channel empty when the frame names none
    record Addressed(String channel, ServerFrame frame) {}

    /// @throws IllegalArgumentException if it isn't a frame that the protocol allows
    static Addressed read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode channel = json.path("channel");
            return new Addressed(channel.isString() ? channel.stringValue() : "", read(json));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("not a frame of the protocol", broken);
        }
    }

    private static ServerFrame read(JsonNode json) {
        String cmd = json.path("cmd").stringValue("");
        return switch (cmd) {
            case "onlineSet" -> onlineSet(json);
            case "session" -> new ServerFrame.Session(json.path("token").stringValue(""));
            // One without an id answers a command that had none: nobody here waits for it.
            case "ack" -> json.has("id") ? ack(json) : new ServerFrame.Other(cmd, json);
            case "warn" -> warn(json);
            case "gone" -> gone(json);
            case "replay" ->
                new ServerFrame.Replay(
                        number(json, "from"), number(json, "to"), flag(json, "truncated"), bytes(json, "link"));
            case "synced" ->
                new ServerFrame.Synced(
                        epoch(json), number(json, "seq"), bytes(json, "link"), bytes(json, "sig"), ref(json));
            case "resync" -> new ServerFrame.Resync(epoch(json), number(json, "from"));
            case "page" -> new ServerFrame.Page(number(json, "before"), bytes(json, "link"), flag(json, "end"));
            case "left" ->
                new ServerFrame.Left(json.has("code") ? json.path("code").stringValue("") : null);
            default -> StoredFrames.looksStored(json) ? StoredFrames.read(cmd, json) : MomentReader.read(cmd, json);
        };
    }

    private static ServerFrame onlineSet(JsonNode json) {
        // A hack.chat onlineSet names no room: the server didn't take us for one of ours.
        RoomId room = RoomId.parse(json.path("room").stringValue(""));
        if (room == null) {
            throw new IllegalArgumentException("onlineSet without its room");
        }
        return new ServerFrame.OnlineSet(
                room,
                AuthorId.parse(json.path("author").stringValue("")),
                MomentReader.people(json.path("users")),
                epoch(json),
                number(json, "seq"),
                bytes(json, "link"),
                bytes(json, "key"),
                bytes(json, "salt"));
    }

    private static ServerFrame ack(JsonNode json) {
        UUID id = UUID.fromString(json.path("id").stringValue(""));
        return new ServerFrame.Ack(
                id,
                json.path("seq").longValue(0),
                json.path("epoch").intValue(0),
                json.path("time").longValue(0),
                flag(json, "repeat"));
    }

    private static ServerFrame warn(JsonNode json) {
        String code = json.path("code").stringValue("");
        SendOutcome outcome = outcome(code, json.path("retryAfterMs"));
        return new ServerFrame.Warn(ref(json), outcome, json.has("salt") ? bytes(json, "salt") : null, json);
    }

    private static SendOutcome outcome(String word, JsonNode retryAfterMs) {
        Code code = Code.ofWord(word);
        // A word of a later version: what comes with a time may be tried again.
        Meaning meaning = code != null ? code.meaning() : retryAfterMs.isNumber() ? Meaning.TRY_LATER : Meaning.REFUSED;
        return switch (meaning) {
            case UNKNOWN -> new SendOutcome.Unknown();
            case REFUSED -> new SendOutcome.Refused(word);
            case TRY_LATER -> {
                Duration wait = Duration.ofMillis(retryAfterMs.longValue(DEFAULT_WAIT_MS));
                yield new SendOutcome.TryLater(word, wait);
            }
        };
    }

    private static @Nullable UUID ref(JsonNode json) {
        JsonNode ref = json.path("ref");
        if (!ref.isString()) {
            return null;
        }
        try {
            return UUID.fromString(ref.stringValue());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static ServerFrame gone(JsonNode json) {
        if (json.has("seq")) {
            long seq = number(json, "seq");
            return new ServerFrame.Gone(seq, seq, bytes(json, "digest"), null);
        }
        return new ServerFrame.Gone(number(json, "from"), number(json, "to"), null, bytes(json, "link"));
    }

    static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("frame without its number " + name);
        }
        return value.longValue();
    }

    private static int epoch(JsonNode json) {
        return Math.toIntExact(number(json, "epoch"));
    }

    static boolean flag(JsonNode json, String name) {
        return json.path(name).booleanValue(false);
    }

    static byte[] bytes(JsonNode json, String name) {
        return Base64.getUrlDecoder().decode(json.path(name).stringValue(""));
    }
}
