package hcchat.spec.hackchat;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.spec.hackchat.Script.Hear;
import hcchat.spec.hackchat.Script.Scene;
import hcchat.spec.hackchat.Script.Whose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The same scripts are played to our server and to hack.chat's. What the scripts say is what hack.chat's own server
/// said when it was written down (`-Dhcchat.record` with `HCCHAT_HACKCHAT`), and says again whenever that names a
/// checkout.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class HackChatScriptsTest {
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "hackchat");
    private static final Path DIFFERENCES = Path.of("..", "..", "docs", "hackchat-differences.md");
    private static final int EXCHANGES = 120;

    private @Nullable HackChatServer whole;

    @BeforeAll
    void start() {
        whole = HackChatServer.whole();
    }

    @AfterAll
    void stop() {
        if (whole != null) {
            whole.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> ours_answers_as_the_scripts_say() {
        URI server = OpenServer.get().socket();
        return scenes(_ -> true, scene -> play(server, scene, Whose.OURS));
    }

    @TestFactory
    Stream<DynamicTest> hack_chats_answers_as_the_scripts_say() {
        HackChatServer theirs = whole;
        if (theirs == null) {
            return Stream.empty();
        }
        if (System.getProperty("hcchat.record") != null) {
            record(theirs.socket());
        }
        return scenes(_ -> true, scene -> play(theirs.socket(), scene, Whose.THEIRS));
    }

    @TestFactory
    Stream<DynamicTest> npms_package_alone_answers_as_the_scripts_say() {
        HackChatServer bare = HackChatServer.bare();
        return scenes(script -> script.topic().equals("frames"), scene -> play(bare.socket(), scene, Whose.THEIRS))
                .onClose(bare::close);
    }

    @Test
    void each_difference_stands_in_the_document_and_none_stands_there_that_is_not() throws IOException {
        List<Hear> apart = scripts()
                .flatMap(script -> script.scenes().stream())
                .flatMap(scene -> scene.exchanges().stream())
                .flatMap(exchange -> exchange.heard().stream())
                .filter(hear -> hear.whose() != Whose.BOTH)
                .toList();
        assertThat(apart).allSatisfy(hear -> assertThat(hear.difference()).isNotEmpty());
        Set<String> described = Pattern.compile("(?m)^## (D\\d+)\\b")
                .matcher(Files.readString(DIFFERENCES))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
        assertThat(apart.stream().map(Hear::difference).collect(Collectors.toSet()))
                .isEqualTo(described);
    }

    @Test
    void there_are_scripts_enough() {
        assertThat(scripts()
                        .flatMap(script -> script.scenes().stream())
                        .mapToInt(scene -> scene.exchanges().size())
                        .sum())
                .isGreaterThan(EXCHANGES);
    }

    private static void play(URI server, Scene scene, Whose whose) {
        try (Play play = new Play(server)) {
            play.matches(scene, whose);
        }
    }

    private static Stream<DynamicTest> scenes(Predicate<Script> wanted, Consumer<Scene> test) {
        return scripts()
                .filter(wanted)
                .flatMap(script -> script.scenes().stream()
                        .map(scene -> DynamicTest.dynamicTest(
                                script.topic() + ": " + scene.title(), () -> test.accept(scene))));
    }

    private static void record(URI server) {
        scripts().forEach(script -> {
            List<Scene> scenes = script.scenes().stream()
                    .map(scene -> {
                        try (Play play = new Play(server)) {
                            return play.recorded(scene);
                        }
                    })
                    .toList();
            try {
                Files.writeString(
                        SCRIPTS.resolve(script.topic() + ".txt"), new Script(script.topic(), scenes).toString());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private static Stream<Script> scripts() {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().map(HackChatScriptsTest::read).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Script read(Path file) {
        try {
            return Script.of(file.getFileName().toString().replace(".txt", ""), Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
