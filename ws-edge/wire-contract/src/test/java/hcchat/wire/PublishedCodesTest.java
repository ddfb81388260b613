package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is published about codes is what the server says.
class PublishedCodesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|");
    private static final Path DOCS = Path.of("../../docs/protocol.md");

    @Test
    void clients_find_every_code_and_its_meaning_in_the_vectors() throws IOException {
        Map<String, String> published = new TreeMap<>();
        try (InputStream file = Code.class.getResourceAsStream("vectors/codes.json")) {
            JsonNode codes = JsonMapper.shared().readTree(Objects.requireNonNull(file));
            codes.get("codes")
                    .properties()
                    .forEach(
                            code -> published.put(code.getKey(), code.getValue().stringValue()));
        }

        assertThat(published).isEqualTo(codes());
    }

    @Test
    void people_find_every_code_and_its_meaning_in_the_documentation() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(DOCS));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2));
        }

        assertThat(documented).isEqualTo(codes());
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new TreeMap<>();
        for (Code code : Code.values()) {
            codes.put(code.word(), code.meaning().name().toLowerCase(Locale.ROOT));
        }
        return codes;
    }
}
