package hcchat.cli;

import hcchat.cli.command.Command;
import hcchat.cli.json.JsonChat;
import hcchat.cli.plain.LineChat;
import hcchat.cli.plain.Pipe;
import hcchat.cli.room.Link;
import hcchat.cli.room.Wish;
import hcchat.cli.screen.TerminalChat;
import hcchat.cli.text.Shown;
import hcchat.client.crypto.Passphrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// `./hcchat chat`: the terminal client.
public final class Main {
    private static final String USAGE = """
        ./hcchat chat CHANNEL   talk in a channel, encrypted; Ctrl-D or /quit leaves, /help shows the commands
            --nick NAME              who you are there                    your login name
            --server ADDRESS         wss://host, or host:port             HCCHAT_SERVER   ws://127.0.0.1:10080
            --rest ADDRESS           where files are asked for            HCCHAT_REST     the server's next port, or /api
            --passphrase-file FILE   its first line is the passphrase     HCCHAT_PASSPHRASE; else it is asked for
            --unencrypted            say and hear texts in clear, where the server allows it
            --state DIR              what outlives the program            $XDG_STATE_HOME/hcchat or ~/.local/state/hcchat
            --backlog N              messages shown at the start          100
            --json                   for scripts: an event a line out, a command a line in
            --timeout N              seconds to wait for acknowledgements, for pipes and scripts   30
            --no-color               as the environment's NO_COLOR
        echo hi | ./hcchat chat CHANNEL …   says each line as it is; exits 0 when all are acknowledged\
        """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream complaints;

    private Main(Map<String, String> environment, PrintStream out, PrintStream complaints) {
        this.environment = environment;
        this.out = out;
        this.complaints = complaints;
    }

    /// Exits with 0 when all went well, 1 when something that was to be said wasn't acknowledged or the room
    /// couldn't be entered, 2 for a command line that isn't understood.
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int exit = new Main(System.getenv(), out, complaints).run(List.of(arguments));
        out.flush();
        System.exit(exit);
    }

    private int run(List<String> arguments) throws Exception {
        return switch (CommandLine.read(arguments, environment)) {
            case CommandLine.Reading.Help help -> {
                out.println(USAGE);
                for (Command command : Command.values()) {
                    out.printf("  %-16s %s%n", command.usage(), command.does());
                }
                yield 0;
            }
            case CommandLine.Reading.Wrong wrong -> {
                complaints.println(wrong.sentence());
                yield 2;
            }
            case CommandLine.Reading.Chat chat -> chat(chat.options());
        };
    }

    private int chat(Options options) throws Exception {
        TerminalProvider streams = TerminalProvider.load("ffm");
        boolean keyboard = streams.isSystemStream(SystemStream.Input);
        boolean screen = keyboard && streams.isSystemStream(SystemStream.Output) && canMoveCursor();
        Path state;
        try {
            state = StateFolder.of(options);
        } catch (IOException unmade) {
            complaints.println("The folder for what outlives the program can't be made: " + options.state()
                    + "; --state names another.");
            return 1;
        }
        try {
            if (screen && !options.json()) {
                return onScreen(options, state);
            }
            return inLines(options, state, keyboard);
        } catch (PassphraseSource.Missing missing) {
            complaints.println(missing.getMessage());
            return 2;
        } catch (Link.Unlinked unlinked) {
            complaints.println(unlinked.getMessage());
            return 1;
        }
    }

    private boolean canMoveCursor() {
        String term = environment.getOrDefault("TERM", "");
        return !term.isEmpty() && !term.equals("dumb");
    }

    private int onScreen(Options options, Path state) throws Exception {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .provider("ffm")
                .encoding(StandardCharsets.UTF_8)
                .build()) {
            Passphrase passphrase = null;
            if (options.encrypted()) {
                passphrase = PassphraseSource.given(options.passphraseFile(), environment);
                if (passphrase == null) {
                    passphrase = ask(terminal, options);
                }
            }
            Wish wish =
                    new Wish(options.server(), options.rest(), options.channel(), options.nick(), passphrase, state);
            try (TerminalChat chat = new TerminalChat(terminal)) {
                return chat.run(options, wish, new ReadMark(state.resolve("read")), environment);
            }
        }
    }

    private static Passphrase ask(Terminal terminal, Options options) throws PassphraseSource.Missing {
        // Silent before it asks: what is typed at once isn't echoed either.
        Attributes before = terminal.enterRawMode();
        Attributes silent = terminal.getAttributes();
        silent.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(silent);
        terminal.writer().print("Passphrase of " + Shown.line(options.channel()) + ": ");
        terminal.flush();
        try {
            return PassphraseSource.typed(terminal.reader());
        } finally {
            terminal.setAttributes(before);
            terminal.writer().println();
            terminal.flush();
        }
    }

    private int inLines(Options options, Path state, boolean keyboard) throws Exception {
        Passphrase passphrase = null;
        if (options.encrypted()) {
            passphrase = PassphraseSource.given(options.passphraseFile(), environment);
            if (passphrase == null && keyboard) {
                try (Terminal terminal = TerminalBuilder.builder()
                        .system(true)
                        .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                        .provider("ffm")
                        .encoding(StandardCharsets.UTF_8)
                        .build()) {
                    passphrase = ask(terminal, options);
                }
            }
            if (passphrase == null) {
                throw new PassphraseSource.Missing("What is said here is encrypted: name the room's passphrase with"
                        + " --passphrase-file or HCCHAT_PASSPHRASE; or --unencrypted, where the server allows it.");
            }
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean pipe = !keyboard && !options.json();
        // Whoever pipes the same again, after it failed, doesn't want the first one to be said as well.
        Path kept = pipe ? null : state;
        Wish wish = new Wish(options.server(), options.rest(), options.channel(), options.nick(), passphrase, kept);
        if (pipe) {
            return new Pipe(options, complaints).run(wish, in);
        }
        return options.json() ? new JsonChat(options, out).run(wish, in) : new LineChat(options, out).run(wish, in);
    }
}
