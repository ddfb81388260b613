package hcchat.wire.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published vectors, as any client finds them in the jar.
final class Vectors {
    private Vectors() {}

    static JsonNode read(String name) {
        try (InputStream file = Vectors.class.getResourceAsStream("/hcchat/wire/vectors/" + name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, "no vectors " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A text given by its UTF-16 units: not every JSON reader takes half a surrogate pair.
    static String utf16(JsonNode units) {
        StringBuilder text = new StringBuilder();
        units.valueStream().forEach(unit -> text.append((char) unit.intValue()));
        return text.toString();
    }
}
