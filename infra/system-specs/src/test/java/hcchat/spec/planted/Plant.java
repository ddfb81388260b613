package hcchat.spec.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// One source file with a bug in it, compiled apart and put before the true one.
final class Plant {
    private final Path classes;

    private Plant(Path classes) {
        this.classes = classes;
    }

    /// @param classes an empty folder
    static Plant in(Path classes) {
        return new Plant(classes);
    }

    /// Changes one place of a source file.
    ///
    /// @param source from the repository's root
    /// @throws IllegalStateException if the place isn't there any more: the bug must then be planted anew
    Plant with(String source, String place, String bug) {
        Path file = root().resolve(source);
        try {
            String text = Files.readString(file);
            if (!text.contains(place)) {
                throw new IllegalStateException(source + " has no \"" + place + "\" any more");
            }
            Path changed = Files.createDirectories(classes.resolve("source")).resolve(file.getFileName());
            Files.writeString(changed, text.replace(place, bug));
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-nowarn",
                            "-d",
                            classes.toString(),
                            "-cp",
                            classPath(),
                            changed.toString());
            if (status != 0) {
                throw new IllegalStateException("the bug doesn't compile in " + source);
            }
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Runs one specification with the bug; its status as [OneTest] says.
    int run(String method) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classes + java.io.File.pathSeparator + classPath()));
        command.addAll(List.of(OneTest.class.getName(), method));
        Process process = new ProcessBuilder(command)
                .directory(classes.toFile())
                .redirectErrorStream(true)
                .redirectOutput(classes.resolve("output.log").toFile())
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it neither holds nor fails");
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("hcchat"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside of the repository");
            }
        }
        return folder;
    }
}
