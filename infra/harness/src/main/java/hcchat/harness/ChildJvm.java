package hcchat.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A JVM of the running one's kind, with the running one's class path. All that it says goes to a file.
public final class ChildJvm {
    private static final int LAST_WORDS = 40;

    private final Process process;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Deque<String> last = new ArrayDeque<>();
    private boolean ended;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /// @param log gets everything that it says
    public static ChildJvm start(String mainClass, List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Lives for seconds: the first compiler is the quickest.
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
            ChildJvm child = new ChildJvm(builder.start());
            Thread.ofPlatform().daemon().name("child-output").start(() -> child.listen(log));
            return child;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Under Surefire the JVM's own class path is one jar that names the rest.
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void listen(Path log) {
        try (BufferedReader lines = process.inputReader();
                Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                file.flush();
                note(line);
            }
        } catch (IOException | UncheckedIOException endedInTheMiddle) {
            // A killed process ends its output anywhere.
        } finally {
            note(null);
        }
    }

    private void note(@Nullable String line) {
        lock.lock();
        try {
            if (line == null) {
                ended = true;
            } else {
                last.add(line);
                if (last.size() > LAST_WORDS) {
                    last.remove();
                }
            }
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a line that begins so, and kills it when none comes.
    ///
    /// @throws IllegalStateException then, with the end of what it said
    public String awaitLine(String beginning, Duration within) {
        long left = within.toNanos();
        lock.lock();
        try {
            while (true) {
                for (String line : last) {
                    if (line.startsWith(beginning)) {
                        return line;
                    }
                }
                if (ended || left <= 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException((ended ? "it ended" : "it took too long") + ":\n" + lastWords());
                }
                left = heard.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted", stopped);
        } finally {
            lock.unlock();
        }
    }

    /// The end of what it said.
    public String lastWords() {
        lock.lock();
        try {
            return String.join("\n", last);
        } finally {
            lock.unlock();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Sends it a signal by name.
    public void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill said " + status);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// SIGKILL, and waits for its end.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// SIGTERM, and SIGKILL when it takes longer.
    ///
    /// @return whether it ended by itself
    public boolean terminate(Duration within) {
        process.destroy();
        boolean inTime = process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!inTime) {
            kill();
        }
        return inTime;
    }
}
