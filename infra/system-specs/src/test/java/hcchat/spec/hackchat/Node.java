package hcchat.spec.hackchat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program on node, with npm's packages of `src/test/npm` around it, each in a folder of its own.
final class Node implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "npm").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target", "npm").toAbsolutePath();
    private static final long INSTALL_MINUTES = 3;
    private static final long LINE_SECONDS = 30;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Node(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("node-output").start(this::listen);
    }

    /// The folder in which npm's packages are; the test is left out where there is no node.
    static synchronized Path packages() {
        assumeTrue(answers("node") && answers("npm"), "left out: node 20 or later and npm aren't installed here");
        Path lock = INSTALLED.resolve("package-lock.json");
        try {
            if (!Files.exists(lock) || Files.mismatch(lock, SOURCES.resolve("package-lock.json")) >= 0) {
                Files.createDirectories(INSTALLED);
                Files.copy(
                        SOURCES.resolve("package.json"),
                        INSTALLED.resolve("package.json"),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.copy(SOURCES.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
                run(INSTALLED, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            }
            return INSTALLED;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A folder below that of the packages, in which node finds them.
    static Path folder(String name) {
        try {
            return Files.createTempDirectory(packages(), name);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Starts a program of `src/test/npm`.
    static Node start(Path folder, String program, String... arguments) {
        try {
            Files.copy(SOURCES.resolve(program), folder.resolve(program));
            List<String> command = new ArrayList<>(List.of("node", program));
            command.addAll(List.of(arguments));
            return new Node(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Path source(String name) {
        return SOURCES.resolve(name);
    }

    /// The next line that begins so; those before it are dropped.
    ///
    /// @throws AssertionError when none comes within 30 s; with what came
    String await(String beginning) {
        List<String> others = new ArrayList<>();
        try {
            for (String line = next(); line != null; line = next()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
                others.add(line);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no line begins with " + beginning + ":\n" + String.join("\n", others));
    }

    private @Nullable String next() throws InterruptedException {
        return lines.poll(LINE_SECONDS, TimeUnit.SECONDS);
    }

    /// A line to its standard input.
    void say(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void listen() {
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            lines.add("ended: " + ended);
        }
    }

    private static boolean answers(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(Path folder, List<String> command) throws IOException {
        Path log = folder.resolve("install.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("NODE_ENV", "production"));
        Process process = builder.redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                Files.deleteIfExists(folder.resolve("package-lock.json"));
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
