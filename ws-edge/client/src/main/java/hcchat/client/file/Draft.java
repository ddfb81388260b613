package hcchat.client.file;

import hcchat.client.crypto.FileScheme;
import hcchat.client.crypto.SealedFile;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file that is to be sent, as it is written down: nothing of it is in clear that the server isn't told.
///
/// @param id of its message
/// @param wish what the sender said, sealed: [Wish]
/// @param sealed null until it is sealed, whole and on the disk
/// @param objectKey where its parts are, or all of it; null until there are any
/// @param stored whether all of it is there
record Draft(
        UUID id,
        byte[] wish,
        @Nullable SealedFile sealed,
        @Nullable String objectKey,
        boolean stored) {
    private static final JsonMapper JSON = new JsonMapper();

    static Draft of(UUID id, byte[] wish) {
        return new Draft(id, wish, null, null, false);
    }

    Draft sealed(SealedFile done) {
        return new Draft(id, wish, done, objectKey, stored);
    }

    Draft at(@Nullable String key) {
        return new Draft(id, wish, sealed, key, false);
    }

    Draft storedAt(String key) {
        return new Draft(id, wish, sealed, key, true);
    }

    /// The same file under another message, to be put elsewhere.
    Draft anew(UUID other) {
        return new Draft(other, wish, sealed, null, false);
    }

    String json() {
        ObjectNode json = JSON.createObjectNode().put("v", 1).put("id", id.toString());
        json.put("wish", FileNote.base64(wish)).put("objectKey", objectKey).put("stored", stored);
        if (sealed != null) {
            json.putObject("sealed")
                    .put("scheme", sealed.scheme().word())
                    .put("header", FileNote.base64(sealed.header()))
                    .put("bytes", sealed.bytes());
        }
        return json.toString();
    }

    /// Null for what isn't one, or is one of a later version.
    static @Nullable Draft read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.path("v").intValue(0) != 1
                    ? null
                    : new Draft(
                            UUID.fromString(json.path("id").stringValue("")),
                            bytes(json, "wish"),
                            sealed(json.path("sealed")),
                            json.path("objectKey").stringValue(null),
                            json.path("stored").booleanValue(false));
        } catch (JacksonException | IllegalArgumentException broken) {
            return null;
        }
    }

    private static @Nullable SealedFile sealed(JsonNode json) {
        FileScheme scheme = FileScheme.ofWord(json.path("scheme").stringValue(""));
        return scheme == null
                ? null
                : new SealedFile(
                        scheme, bytes(json, "header"), json.path("bytes").longValue(0));
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).stringValue(""));
    }

    @Override
    public String toString() {
        return "Draft " + id;
    }
}
