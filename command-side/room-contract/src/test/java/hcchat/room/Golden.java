package hcchat.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Golden files: what stands in them was written once and is read for ever. A test that disagrees with one has found a
/// broken promise; a new form gets a new version beside the old one.
final class Golden {
    private Golden() {}

    static JsonNode read(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, "no golden file " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonNode json, String field) {
        return json.get(field).stringValue();
    }
}
