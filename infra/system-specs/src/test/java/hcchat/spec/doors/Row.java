package hcchat.spec.doors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A door of the table, and what each caller is to hear there.
///
/// @param about which of the tables
record Row(String about, String door, List<String> callers, List<String> expected) {
    Row {
        if (callers.size() != expected.size()) {
            throw new IllegalArgumentException(door + " has " + expected.size() + " answers for " + callers.size());
        }
    }

    /// All of a file: a line that begins with `=` names a table and those who call; `#` begins a comment.
    static List<Row> all(String resource) {
        List<Row> rows = new ArrayList<>();
        String about = "";
        List<String> callers = List.of();
        for (String line : read(resource).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (line.startsWith("=")) {
                about = cells.getFirst().substring(1).strip();
                callers = cells.subList(1, cells.size());
            } else {
                rows.add(new Row(about, cells.getFirst(), callers, cells.subList(1, cells.size())));
            }
        }
        return rows;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// As a line of the table, with these answers.
    String line(List<String> answers) {
        return door + " | " + String.join(" | ", answers);
    }

    @Override
    public String toString() {
        return about + ": " + door;
    }
}
