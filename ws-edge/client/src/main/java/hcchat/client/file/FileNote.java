package hcchat.client.file;

import hcchat.room.Attachment;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a file's message says about it, sealed as any text: what only members may know.
///
/// @param name as its sender calls it: anything that Unicode has, no path
/// @param bytes of the file
/// @param header of the sealed file: no other object passes for this one
/// @param caption empty without one
/// @param picture a small one, or null
public record FileNote(
        String name,
        long bytes,
        byte[] header,
        String caption,
        @Nullable Picture picture) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;
    private static final int MOST_CHARS = 512;

    /// A small picture of what is in the file.
    public sealed interface Picture {
        /// A second object, sealed as a thumbnail.
        record Stored(byte[] header) implements Picture {}

        /// As it is, of the type that the message names.
        record Inline(byte[] image) implements Picture {}
    }

    /// As it is sealed.
    public String text() {
        ObjectNode json = JSON.createObjectNode().put("v", VERSION).put("name", name);
        json.put("bytes", bytes).put("header", base64(header));
        if (!caption.isEmpty()) {
            json.put("caption", caption);
        }
        switch (picture) {
            case Picture.Stored(byte[] small) -> json.putObject("thumbnail").put("header", base64(small));
            case Picture.Inline(byte[] image) -> json.putObject("thumbnail").put("image", base64(image));
            case null -> {}
        }
        return json.toString();
    }

    /// Null for a text that is no note of this version: a bare caption.
    public static @Nullable FileNote read(String text) {
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(text);
            String name = json.path("name").stringValue("");
            long bytes = json.path("bytes").longValue(-1);
            boolean known = json.path("v").isInt() && json.path("v").intValue() == VERSION;
            if (!known || name.isEmpty() || name.length() > MOST_CHARS || bytes < 0) {
                return null;
            }
            return new FileNote(
                    name,
                    bytes,
                    bytes(json, "header"),
                    json.path("caption").stringValue(""),
                    picture(json.path("thumbnail")));
        } catch (JacksonException | IllegalArgumentException other) {
            return null;
        }
    }

    private static @Nullable Picture picture(JsonNode json) {
        if (json.has("header")) {
            return new Picture.Stored(bytes(json, "header"));
        }
        return json.has("image") ? new Picture.Inline(bytes(json, "image")) : null;
    }

    /// Whether the message's object is the one that this was written about.
    public boolean isOf(Attachment attachment) {
        try {
            return Arrays.equals(
                    header, Base64.getDecoder().decode(attachment.encryption().headerB64()));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).stringValue(""));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "FileNote of " + bytes + " bytes";
    }
}
