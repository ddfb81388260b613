package hcchat.cli.screen;

import hcchat.cli.Options;
import hcchat.cli.ReadMark;
import hcchat.cli.room.Link;
import hcchat.cli.room.Wish;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/// Runs a [FullScreen] on a terminal, and gives the terminal back as it was, whatever happens.
public final class TerminalChat implements AutoCloseable {
    // More than a replay brings at once.
    private static final int MOST_WAITING = 65_536;
    private static final long ESCAPE_MS = 50;
    // Hints and those who type fade by themselves.
    private static final long TICK_MS = 500;

    private final Terminal terminal;
    private final BlockingQueue<Runnable> work = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Painter painter = new Painter();
    private final Attributes before;
    private final Thread giveBack = new Thread(this::restore, "give-terminal-back");
    private volatile boolean overrun;
    private boolean restored;

    /// Takes the terminal.
    public TerminalChat(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // Ctrl-C and Ctrl-Z are keys like others.
        raw.setLocalFlag(LocalFlag.ISIG, false);
        raw.setInputFlag(InputFlag.ICRNL, false);
        terminal.setAttributes(raw);
        Runtime.getRuntime().addShutdownHook(giveBack);
        terminal.writer().write(Painter.BEGIN);
        terminal.flush();
    }

    /// Until the user leaves, or can't stay.
    ///
    /// @return what the program exits with
    public int run(Options options, Wish wish, ReadMark mark, Map<String, String> environment)
            throws InterruptedException, Link.Unlinked {
        Palette palette = Palette.of(environment, options.color());
        Layout layout = new Layout(palette, ZoneId.systemDefault(), System::currentTimeMillis);
        FullScreen screen =
                new FullScreen(options, palette, layout, System::currentTimeMillis, this::later, mark.read());
        resize(screen);
        terminal.handle(Terminal.Signal.WINCH, _ -> later(() -> resize(screen)));
        paint(screen);
        try (Link link = Link.open(wish, happening -> later(() -> screen.happened(happening)))) {
            screen.linked(link);
            Thread.ofPlatform().daemon().name("keys").start(() -> keys(screen));
            loop(screen);
        }
        mark.write(screen.lastRead());
        restore();
        if (!screen.farewell().isEmpty()) {
            terminal.writer().println(screen.farewell());
            terminal.flush();
        }
        Integer exit = screen.exit();
        return exit == null ? 1 : exit;
    }

    private void loop(FullScreen screen) throws InterruptedException {
        while (screen.exit() == null) {
            Runnable next = work.poll(TICK_MS, TimeUnit.MILLISECONDS);
            // All that has gathered, then one picture.
            while (next != null && screen.exit() == null) {
                next.run();
                next = work.poll();
            }
            if (overrun) {
                throw new IllegalStateException("more came than could be shown");
            }
            paint(screen);
        }
    }

    /// Never blocks: the callers are the client's threads, and this one.
    private void later(Runnable task) {
        overrun |= !work.offer(task);
    }

    private void keys(FullScreen screen) {
        KeyReader keys = new KeyReader(new KeyReader.Source() {
            @Override
            public int read() throws IOException {
                return terminal.reader().read();
            }

            @Override
            public int readSoon() throws IOException {
                return terminal.reader().read(ESCAPE_MS);
            }
        });
        try {
            Key key;
            do {
                Key read = keys.next();
                key = read;
                work.put(() -> {
                    if (read == Key.Named.REDRAW) {
                        painter.forget();
                    }
                    screen.key(read);
                });
                // Ctrl-D is a key like others; the end of the terminal isn't.
            } while (key != Key.Named.END_OF_INPUT || terminal.reader().peek(1) != NonBlockingReader.EOF);
            later(screen::quit);
        } catch (IOException gone) {
            later(screen::quit);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void resize(FullScreen screen) {
        Size size = terminal.getSize();
        screen.resize(size.getColumns(), size.getRows());
        painter.forget();
    }

    private void paint(FullScreen screen) {
        FullScreen.Picture picture = screen.picture();
        terminal.writer().write(painter.frame(picture.rows(), picture.cursorRow(), picture.cursorColumn()));
        terminal.flush();
    }

    private synchronized void restore() {
        if (!restored) {
            restored = true;
            terminal.writer().write(Painter.END);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(giveBack);
        } catch (IllegalStateException ending) {
            // The hook runs already.
        }
    }
}
