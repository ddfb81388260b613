package hcchat.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/// Golden files whose every byte counts: a line `# name`, then the line that it names.
public final class GoldenLines {
    private GoldenLines() {}

    /// The lines by name, in their order.
    ///
    /// @param beside a class in whose package the file lies
    public static SequencedMap<String, String> read(Class<?> beside, String file) {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        try (InputStream bytes = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            Iterator<String> text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .iterator();
            while (text.hasNext()) {
                String name = text.next().substring("# ".length());
                if (lines.put(name, text.next()) != null) {
                    throw new IllegalStateException(file + " has two lines named " + name);
                }
            }
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
