package hcchat.storage.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What lies in stores and in clients' hands since long: it must open, and the same secrets must give the same names,
/// for ever. The file was written from the documented forms by another program.
final class GoldenSeals {
    static final JsonNode FILE = read();

    private GoldenSeals() {}

    static byte[] bytes(String pointer) {
        return HexFormat.of().parseHex(text(pointer));
    }

    static String text(String pointer) {
        return FILE.at(pointer).stringValue();
    }

    static Map<String, byte[]> secrets() {
        Map<String, byte[]> secrets = new TreeMap<>();
        FILE.get("secrets")
                .properties()
                .forEach(secret -> secrets.put(
                        secret.getKey(),
                        HexFormat.of().parseHex(secret.getValue().stringValue())));
        return secrets;
    }

    private static JsonNode read() {
        try (InputStream file = GoldenSeals.class.getResourceAsStream("/golden/seals.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
