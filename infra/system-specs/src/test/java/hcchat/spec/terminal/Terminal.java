package hcchat.spec.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import hcchat.harness.Await;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// A program in a pseudo-terminal.
final class Terminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PtyProcess process;
    private final OutputStream keys;
    private final Screen screen;
    private final StringBuilder heard = new StringBuilder();

    private Terminal(PtyProcess process, int columns, int rows) {
        this.process = process;
        this.keys = process.getOutputStream();
        this.screen = new Screen(columns, rows);
    }

    /// The terminal client.
    ///
    /// @param state where the client keeps what outlives it
    static Terminal start(int columns, int rows, Path state, String... arguments) {
        List<String> command = new ArrayList<>(ClientJvm.command());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state", state.toString()));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm-256color");
        environment.remove("NO_COLOR");
        environment.remove("HCCHAT_PASSPHRASE");
        return start(columns, rows, Path.of("."), environment, command);
    }

    /// Any program.
    static Terminal start(int columns, int rows, Path folder, Map<String, String> environment, List<String> command) {
        try {
            PtyProcess process = new PtyProcessBuilder(command.toArray(String[]::new))
                    .setDirectory(folder.toString())
                    .setEnvironment(environment)
                    .setInitialColumns(columns)
                    .setInitialRows(rows)
                    .start();
            Terminal terminal = new Terminal(process, columns, rows);
            Thread.ofPlatform().daemon().name("screen").start(terminal::listen);
            return terminal;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void listen() {
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            int high = 0;
            for (int unit = output.read(); unit >= 0; unit = output.read()) {
                synchronized (screen) {
                    heard.append((char) unit);
                    if (Character.isHighSurrogate((char) unit)) {
                        high = unit;
                    } else if (high != 0) {
                        screen.take(Character.toCodePoint((char) high, (char) unit));
                        high = 0;
                    } else {
                        screen.take(unit);
                    }
                }
            }
        } catch (IOException ended) {
            // A terminal without a program ends its output so.
        }
    }

    void type(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void enter(String line) {
        type(line + "\r");
    }

    void resize(int columns, int rows) {
        synchronized (screen) {
            screen.resize(columns, rows);
        }
        process.setWinSize(new WinSize(columns, rows));
    }

    /// Waits until the screen fits.
    ///
    /// @throws AssertionError with the screen, if it doesn't in time
    void await(String what, Predicate<List<String>> fits) {
        try {
            Await.until(what, PATIENCE, () -> fits.test(rows()));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; the screen is\n" + String.join("\n", rows()), late);
        }
    }

    void awaitRow(String part) {
        await("a row with " + part, rows -> rows.stream().anyMatch(row -> row.contains(part)));
    }

    List<String> rows() {
        synchronized (screen) {
            return screen.rows();
        }
    }

    <T> T look(Function<Screen, T> question) {
        synchronized (screen) {
            return question.apply(screen);
        }
    }

    /// Waits until the program has sent this.
    void awaitHeard(String part, Duration within) {
        try {
            Await.until("it says " + part, within, () -> heard().contains(part));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; it said\n" + heard(), late);
        }
    }

    /// All that the program has sent.
    String heard() {
        synchronized (screen) {
            return heard.toString();
        }
    }

    /// SIGTERM.
    void end() {
        ProcessHandle.of(process.pid()).orElseThrow().destroy();
    }

    /// Waits for its end.
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on; the screen is\n" + String.join("\n", rows()));
        }
        return process.exitValue();
    }

    /// Ends the program as `kill -9` does.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
