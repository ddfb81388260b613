package hcchat.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Looks for words in the bytes of files: as UTF-8, as UTF-16 and, where a word is long enough to be told from chance,
/// in base64 at each of its three offsets.
public final class FilesHolding {
    private FilesHolding() {}

    /// Each find as `file: word`.
    public static List<String> any(List<Path> roots, List<String> words) {
        List<String> finds = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    look(file, words, finds);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return finds;
    }

    private static void look(Path file, List<String> words, List<String> finds) throws IOException {
        // One char a byte: what is searched is bytes, not text.
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String word : words) {
            if (forms(word).stream().anyMatch(bytes::contains)) {
                finds.add(file + ": " + word);
            }
        }
    }

    private static List<String> forms(String word) {
        List<String> forms = new ArrayList<>();
        forms.add(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        forms.add(new String(word.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
        for (int offset = 0; offset < 3; offset++) {
            String padded = "x".repeat(offset) + word;
            String coded = Base64.getEncoder().encodeToString(padded.getBytes(StandardCharsets.UTF_8));
            // The characters at the edges depend on what stands beside the word.
            forms.add(coded.substring(offset == 0 ? 0 : 4, coded.length() - 4));
        }
        return forms;
    }
}
