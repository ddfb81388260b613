package hcchat.client;

import hcchat.room.Attachment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a client says → JSON text.
final class FrameWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private FrameWriter() {}

    static String join(
            JoinRequest request,
            String nick,
            UUID id,
            @Nullable String token,
            @Nullable Long after,
            @Nullable Integer epoch,
            @Nullable String door) {
        ObjectNode json = frame("join", request.channel(), id).put("nick", nick);
        if (token != null) {
            json.put("token", token);
        }
        if (after != null) {
            json.put("after", after);
            if (epoch != null) {
                json.put("epoch", epoch);
            }
        }
        if (request.device() != null) {
            json.put("device", request.device());
        }
        if (door != null) {
            json.put("door", door);
        }
        return json.toString();
    }

    static String bare(String cmd, String channel, UUID id) {
        return frame(cmd, channel, id).toString();
    }

    static String history(String channel, UUID id, long before, int limit) {
        return frame("history", channel, id)
                .put("before", before)
                .put("limit", limit)
                .toString();
    }

    static String typing(String channel) {
        return JSON.createObjectNode()
                .put("cmd", "typing")
                .put("channel", channel)
                .toString();
    }

    static String seen(String channel, long delivered, long read) {
        return JSON.createObjectNode()
                .put("cmd", "seen")
                .put("channel", channel)
                .put("delivered", delivered)
                .put("read", read)
                .toString();
    }

    static String say(String channel, UUID id, Saying saying) {
        return switch (saying) {
            case Saying.Chat chat -> {
                ObjectNode json = frame("chat", channel, id).put("text", chat.text());
                if (chat.re() != null) {
                    json.put("re", chat.re());
                }
                yield json.toString();
            }
            case Saying.Emote emote ->
                frame("emote", channel, id).put("text", emote.text()).toString();
            case Saying.File file -> file(channel, id, file).toString();
            case Saying.Edit edit ->
                frame("edit", channel, id)
                        .put("of", edit.of())
                        .put("text", edit.text())
                        .toString();
            case Saying.Delete delete ->
                frame("delete", channel, id).put("of", delete.of()).toString();
            case Saying.React react ->
                frame("react", channel, id)
                        .put("of", react.of())
                        .put("text", react.text())
                        .toString();
            case Saying.Whisper whisper ->
                frame("whisper", channel, id)
                        .put("whom", whisper.to().toString())
                        .put("text", whisper.text())
                        .toString();
            case Saying.Other other -> {
                ObjectNode json = frame(other.cmd(), channel, id);
                other.fields().forEach((name, value) -> json.set(name, JSON.valueToTree(value)));
                yield json.toString();
            }
        };
    }

    private static ObjectNode file(String channel, UUID id, Saying.File file) {
        ObjectNode json = frame("chat", channel, id).put("type", "attachment");
        if (file.text() != null) {
            json.put("text", file.text());
        }
        Attachment attachment = file.attachment();
        ObjectNode described = json.putObject("attachment")
                .put("objectKey", attachment.objectKey())
                .put("mime", attachment.mime())
                .put("bytes", attachment.bytes());
        described
                .putObject("encryption")
                .put("scheme", attachment.encryption().scheme())
                .put("headerB64", attachment.encryption().headerB64())
                .put("chunkSize", attachment.encryption().chunkSize());
        Attachment.Thumbnail thumbnail = attachment.thumbnail();
        if (thumbnail != null) {
            ObjectNode small = described.putObject("thumbnail");
            if (thumbnail.objectKey() != null) {
                small.put("objectKey", thumbnail.objectKey());
            }
            small.put("mime", thumbnail.mime())
                    .put("width", thumbnail.width())
                    .put("height", thumbnail.height())
                    .put("bytes", thumbnail.bytes());
        }
        return json;
    }

    private static ObjectNode frame(String cmd, String channel, UUID id) {
        return JSON.createObjectNode().put("cmd", cmd).put("channel", channel).put("id", id.toString());
    }
}
