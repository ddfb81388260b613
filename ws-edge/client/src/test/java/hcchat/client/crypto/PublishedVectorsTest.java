package hcchat.client.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.wire.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The published files are what their makers make, byte for byte: nobody has changed them by hand.
class PublishedVectorsTest {
    private static final Map<String, Supplier<ObjectNode>> MAKERS = Map.of(
            "keys.json", () -> new KeyVectors().make(),
            "envelopes.json", () -> new EnvelopeVectors().make(),
            "files.json", () -> new FileVectors().make());

    @ParameterizedTest
    @ValueSource(strings = {"keys.json", "envelopes.json", "files.json"})
    void a_published_file_is_what_its_maker_makes(String name) throws IOException {
        try (InputStream published = Code.class.getResourceAsStream("vectors/crypto/" + name)) {
            assertThat(new String(Objects.requireNonNull(published, name).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(made(name));
        }
    }

    private static String made(String name) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writer()
                .with(new DefaultPrettyPrinter(
                                Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines));
        return writer.writeValueAsString(
                        Objects.requireNonNull(MAKERS.get(name)).get()) + "\n";
    }

    /// Writes the files anew: for a further vector at the end of a list, never to change one.
    ///
    /// @param folder first, where they stand
    public static void main(String[] folder) throws IOException {
        for (String name : MAKERS.keySet()) {
            Files.writeString(Path.of(folder[0], name), made(name));
        }
    }
}
