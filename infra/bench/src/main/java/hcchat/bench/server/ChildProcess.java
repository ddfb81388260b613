package hcchat.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process of ours that says on its standard output when it is ready.
final class ChildProcess {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /// @param said what followed the word that it is ready
    /// @param took from its start to that word
    record Ready(ChildProcess process, String said, Duration took) {}

    /// Starts `command` on one core and waits for the line that begins with `ready`.
    static Ready start(List<String> command, String ready, Path errors, Duration within) throws IOException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        CompletableFuture<String> said = new CompletableFuture<>();
        // A thread of its own: reading a pipe holds the thread that carries it, and on one core no virtual one would
        // run beside it.
        Thread.ofPlatform().daemon().name("child's words").start(() -> listen(process, ready, said));
        try {
            String line = said.get(within.toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            return new Ready(
                    new ChildProcess(process), line.substring(ready.length()).trim(), took);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("stopped while starting", stopped);
        } catch (TimeoutException | java.util.concurrent.ExecutionException late) {
            process.destroyForcibly();
            throw new IOException("not ready: " + String.join(" ", command) + "; see " + errors, late);
        }
    }

    /// Reads on after the line came, or the process would stand still when the pipe is full.
    private static void listen(Process process, String ready, CompletableFuture<String> said) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ready)) {
                    said.complete(line);
                }
            }
            said.completeExceptionally(new IOException("it ended"));
        } catch (IOException | UncheckedIOException ended) {
            said.completeExceptionally(ended);
        }
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// SIGTERM, and SIGKILL when that takes longer than two minutes: a JVM that was told to learn has much to
    /// write.
    void stop() {
        process.destroy();
        boolean ended = process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, 2, TimeUnit.MINUTES)
                .join();
        if (!ended) {
            kill();
        }
    }
}
