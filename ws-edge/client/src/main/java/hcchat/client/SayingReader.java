package hcchat.client;

import hcchat.room.AuthorId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The frame of a saying, back to the saying: for what [FrameWriter] wrote.
final class SayingReader {
    private SayingReader() {}

    /// @throws IllegalArgumentException if it isn't the frame of a saying that is posted
    static Saying read(JsonNode frame) {
        return switch (frame.path("cmd").stringValue("")) {
            case "chat" ->
                frame.has("attachment")
                        ? new Saying.File(StoredFrames.attachment(frame.path("attachment")), optionalText(frame))
                        : new Saying.Chat(text(frame), frame.has("re") ? (Long) FrameReader.number(frame, "re") : null);
            case "emote" -> new Saying.Emote(text(frame));
            case "edit" -> new Saying.Edit(FrameReader.number(frame, "of"), text(frame));
            case "delete" -> new Saying.Delete(FrameReader.number(frame, "of"));
            case "react" -> new Saying.React(FrameReader.number(frame, "of"), text(frame));
            case "whisper" ->
                new Saying.Whisper(AuthorId.parse(frame.path("whom").stringValue("")), text(frame));
            default -> throw new IllegalArgumentException("not something that is posted");
        };
    }

    private static @Nullable String optionalText(JsonNode frame) {
        return frame.has("text") ? text(frame) : null;
    }

    private static String text(JsonNode frame) {
        return frame.path("text").stringValue("");
    }
}
