package hcchat.allinone.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Of a JVM of its own: the one that runs tests may do without that compiler.
@EnabledOnOs(OS.LINUX)
final class OptimizingCompilerTest {
    @Test
    void yieldsToEverythingElseAndTheOtherCompilerDoesNot() throws IOException {
        Process yielding = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UseDynamicNumberOfCompilerThreads",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Yielding.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String said = new String(yielding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines()).contains("C1 0", "C2 10").doesNotContain("C2 0");
    }

    /// Says how nice each compiler's threads are.
    static final class Yielding {
        private static final int NICE = 16;

        private Yielding() {}

        public static void main(String[] none) throws IOException {
            OptimizingCompiler.yieldToOthers();
            try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
                threads.filter(thread -> read(thread.resolve("comm")).matches("C[12] Compiler.*\\s*"))
                        .forEach(thread -> System.out.println(
                                read(thread.resolve("comm")).substring(0, 2) + " " + niceness(thread)));
            }
        }

        private static String niceness(Path thread) {
            String stat = read(thread.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE];
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        }
    }
}
