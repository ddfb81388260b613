package hcchat.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/architecture.svg names is there: folders, services, topics, tables.
class ArchitecturePictureTest {
    private static final Path ROOT = Path.of("../..");

    private final String picture = read(ROOT.resolve("docs/architecture.svg"));

    private List<String> named(String kind) {
        return Pattern.compile("data-" + kind + "=\"([^\"]+)\"")
                .matcher(picture)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void its_folders_are_modules() {
        assertThat(named("folder"))
                .hasSizeGreaterThan(2)
                .allSatisfy(folder ->
                        assertThat(ROOT.resolve(folder).resolve("pom.xml")).exists());
    }

    @Test
    void its_services_are_those_that_are_spoken() {
        String protocols = sources(".proto");
        assertThat(named("service"))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(protocols).contains("service " + service + " {"));
    }

    @Test
    void its_topics_and_tables_are_those_that_are_written() {
        String java = sources("Topic.java");
        String schema = sources(".sql");
        assertThat(named("topic"))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(java).contains('"' + topic + '"'));
        assertThat(named("table"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(schema).contains("create table " + table + " ("));
    }

    @Test
    void it_says_nothing_that_it_cannot_be_held_to() {
        List<String> shown = Pattern.compile("data-\\w+=\"([^\"]+)\">([^<]+)<")
                .matcher(picture)
                .results()
                .filter(one -> !one.group(1).startsWith(one.group(2)))
                .map(MatchResult::group)
                .toList();
        assertThat(shown).isEmpty();
    }

    private static String sources(String ending) {
        return Stream.of("ws-edge", "command-side", "query-side", "storage")
                .map(ROOT::resolve)
                .flatMap(ArchitecturePictureTest::walk)
                .filter(file ->
                        file.toString().endsWith(ending) && file.toString().contains("/src/main/"))
                .map(ArchitecturePictureTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
