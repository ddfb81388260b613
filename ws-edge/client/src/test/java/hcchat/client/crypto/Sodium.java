package hcchat.client.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// npm's `libsodium-wrappers` in a process of its own.
final class Sodium implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "npm").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target", "npm").toAbsolutePath();
    private static final long INSTALL_MINUTES = 3;

    private final Process process;

    private Sodium(Process process) {
        this.process = process;
    }

    /// The test is left out where there is no node.
    static Sodium start() {
        assumeTrue(answers("node") && answers("npm"), "left out: node 20 or later and npm aren't installed here");
        try {
            install();
            return new Sodium(new ProcessBuilder("node", "sodium.mjs")
                    .directory(INSTALLED.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void install() throws IOException {
        Files.createDirectories(INSTALLED);
        Path lock = INSTALLED.resolve("package-lock.json");
        boolean there = Files.exists(INSTALLED.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", "sodium.mjs")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!there) {
            Path log = INSTALLED.resolve("install.log");
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            npm.onExit()
                    .completeOnTimeout(npm, INSTALL_MINUTES, TimeUnit.MINUTES)
                    .join();
            if (npm.isAlive() || npm.exitValue() != 0) {
                npm.destroyForcibly();
                Files.deleteIfExists(lock);
                throw new IllegalStateException("npm ci failed:\n" + Files.readString(log));
            }
        }
    }

    private static boolean answers(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /// @param question as `sodium.mjs` takes it
    String says(String... question) {
        try {
            process.outputWriter().write(String.join(" ", question) + "\n");
            process.outputWriter().flush();
            return String.valueOf(process.inputReader().readLine());
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
