package hcchat.cli;

import hcchat.client.file.RestAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of `./hcchat chat` and the environment, read into [Options].
final class CommandLine {
    /// What to do about a command line.
    sealed interface Reading {
        record Chat(Options options) implements Reading {}

        record Help() implements Reading {}

        /// @param sentence what is wrong and how it is right
        record Wrong(String sentence) implements Reading {}
    }

    private static final String NICK = "[a-zA-Z0-9_]{1,24}";
    private static final String DEFAULT_SERVER = "ws://127.0.0.1:10080/chat-ws";
    private static final int MOST_BACKLOG = 500;
    private static final int BACKLOG = 100;

    private static final class Unfit extends Exception {
        Unfit(String sentence) {
            super(sentence);
        }
    }

    private final Map<String, String> environment;
    private final Deque<String> left;
    private @Nullable String channel;
    private @Nullable String nick;
    private String server;
    private @Nullable String rest;
    private @Nullable Path passphraseFile;
    private boolean encrypted = true;
    private @Nullable Path state;
    private boolean json;
    private boolean color;
    private int backlog = -1;
    private Duration patience = Duration.ofSeconds(30);

    private CommandLine(List<String> arguments, Map<String, String> environment) {
        this.environment = environment;
        this.left = new ArrayDeque<>(arguments);
        this.server = environment.getOrDefault("HCCHAT_SERVER", DEFAULT_SERVER);
        this.rest = environment.get("HCCHAT_REST");
        this.color = environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    static Reading read(List<String> arguments, Map<String, String> environment) {
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            return new Reading.Help();
        }
        try {
            return new Reading.Chat(new CommandLine(arguments, environment).options());
        } catch (Unfit wrong) {
            return new Reading.Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private Options options() throws Unfit {
        while (!left.isEmpty()) {
            take(left.remove());
        }
        if (channel == null || channel.isBlank()) {
            throw new Unfit("Which channel? ./hcchat chat lobby --nick alice");
        }
        String name = nick == null ? userName() : nick;
        if (!name.matches(NICK)) {
            throw new Unfit("A nick is 1 to 24 of a-z, A-Z, 0-9 and _: --nick alice");
        }
        URI socket = socket(server);
        return new Options(
                channel,
                name,
                socket,
                rest == null || rest.isEmpty() ? RestAddress.of(socket) : rest(rest),
                passphraseFile,
                encrypted,
                state == null ? defaultState() : state,
                json,
                color,
                // A script asks for the past when it wants it.
                backlog >= 0 ? backlog : json ? 0 : BACKLOG,
                patience);
    }

    private void take(String word) throws Unfit {
        switch (word) {
            case "--nick" -> nick = value(word);
            case "--server" -> server = value(word);
            case "--rest" -> rest = value(word);
            case "--passphrase-file" -> passphraseFile = Path.of(value(word));
            case "--unencrypted" -> encrypted = false;
            case "--state" -> state = Path.of(value(word));
            case "--json" -> json = true;
            case "--no-color" -> color = false;
            case "--backlog" -> backlog = number(word, MOST_BACKLOG);
            case "--timeout" -> patience = Duration.ofSeconds(Math.max(1, number(word, 86_400)));
            default -> {
                if (word.equals("--passphrase") || word.startsWith("--passphrase=")) {
                    throw new Unfit(
                            "A passphrase on the command line is seen by everybody who lists processes, and kept in"
                                + " the shell's history: leave it out and it is asked for, or use --passphrase-file or"
                                + " HCCHAT_PASSPHRASE.");
                }
                if (word.startsWith("-")) {
                    throw new Unfit("Unknown option " + word + ": ./hcchat chat --help shows what there is.");
                }
                if (channel != null) {
                    throw new Unfit("One channel at a time: a name with blanks stands in quotes.");
                }
                channel = word;
            }
        }
    }

    private String value(String option) throws Unfit {
        String value = left.poll();
        if (value == null) {
            throw new Unfit(option + " needs a value.");
        }
        return value;
    }

    private int number(String option, int most) throws Unfit {
        String value = value(option);
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new Unfit(option + " takes a number up to " + most + ".");
    }

    /// Where the socket is, however the server was named: `host:port`, or an address with or without its path.
    private static URI socket(String named) throws Unfit {
        String full = named.contains("://") ? named : "ws://" + named;
        try {
            URI given = new URI(full.replaceFirst("^http", "ws"));
            if (given.getHost() == null || !("ws".equals(given.getScheme()) || "wss".equals(given.getScheme()))) {
                throw new Unfit("--server takes an address such as wss://chat.example.org or 127.0.0.1:10080.");
            }
            String path = given.getPath();
            return path == null || path.isEmpty() || path.equals("/") ? given.resolve("/chat-ws") : given;
        } catch (URISyntaxException broken) {
            throw new Unfit("--server takes an address such as wss://chat.example.org or 127.0.0.1:10080.");
        }
    }

    private static URI rest(String named) throws Unfit {
        String form = "--rest takes an address such as https://chat.example.org/api or http://127.0.0.1:10081.";
        try {
            URI given = new URI(named.replaceFirst("/+$", ""));
            if (given.getHost() == null || !("http".equals(given.getScheme()) || "https".equals(given.getScheme()))) {
                throw new Unfit(form);
            }
            return given;
        } catch (URISyntaxException broken) {
            throw new Unfit(form);
        }
    }

    private String userName() {
        String user = environment.getOrDefault("USER", "").replaceAll("[^a-zA-Z0-9_]", "");
        return user.isEmpty() ? "" : user.substring(0, Math.min(24, user.length()));
    }

    private Path defaultState() {
        String given = environment.getOrDefault("XDG_STATE_HOME", "");
        // A relative one is to be ignored, says the XDG specification.
        Path home = given.startsWith("/")
                ? Path.of(given)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state");
        return home.resolve("hcchat");
    }
}
