package hcchat.cli.command;

import hcchat.cli.room.Deed;
import hcchat.room.Role;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A typed line → [Typed].
public final class TypedReader {
    private TypedReader() {}

    public static Typed read(String line) {
        if (line.isBlank()) {
            return new Typed.Nothing();
        }
        if (!line.startsWith("/")) {
            return new Typed.Say(line, null);
        }
        if (line.startsWith("//")) {
            return new Typed.Say(line.substring(1), null);
        }
        int end = blank(line, 0);
        String word = line.substring(0, end);
        Optional<Command> command = Command.of(word);
        return command.isPresent()
                ? read(command.get(), line.substring(Math.min(line.length(), end + 1)))
                : new Typed.Malformed("There is no command " + word
                        + "; /help shows them, and a text that begins with / is" + " typed with two.");
    }

    private static Typed read(Command command, String rest) {
        return switch (command) {
            case RE -> numbered(command, rest, (of, text) -> new Typed.Say(text, of));
            case EDIT -> numbered(command, rest, Typed.Edit::new);
            case REACT -> react(rest);
            case DELETE -> delete(rest);
            case SEND -> send(rest.strip());
            case SAVE -> save(rest.strip());
            case CANCEL -> new Typed.Cancel();
            case ME -> text(command, rest, Typed.Emote::new);
            case W -> whisper(rest);
            case R -> text(command, rest, Typed.WhisperBack::new);
            case NICK -> text(command, rest.strip(), Typed.Nick::new);
            case COLOR -> text(command, rest.strip(), color -> new Typed.Color(color.replaceFirst("^#", "")));
            case KICK -> about(command, Deed.KICK, rest);
            case BAN -> about(command, Deed.BAN, rest);
            case UNBAN -> about(command, Deed.UNBAN, rest);
            case MUTE -> about(command, Deed.MUTE, rest);
            case UNMUTE -> about(command, Deed.UNMUTE, rest);
            case LOCK -> new Typed.Lock(true);
            case UNLOCK -> new Typed.Lock(false);
            case ROLE -> role(rest.strip());
            case WHO -> new Typed.Who();
            case HISTORY -> new Typed.History();
            case HELP -> new Typed.Help();
            case QUIT -> new Typed.Quit();
        };
    }

    private static Typed numbered(Command command, String rest, BiFunction<Long, String, Typed> what) {
        int end = blank(rest, 0);
        long of = number(rest.substring(0, end));
        String text = rest.substring(Math.min(rest.length(), end + 1));
        return of == 0 || text.isBlank() ? wrong(command) : what.apply(of, text);
    }

    private static Typed react(String rest) {
        int end = blank(rest, 0);
        long of = number(rest.substring(0, end));
        return of == 0
                ? wrong(Command.REACT)
                : new Typed.React(of, rest.substring(end).strip());
    }

    /// A name with blanks stands in quotes, or has a backslash before each.
    private static Typed send(String rest) {
        StringBuilder path = new StringBuilder();
        char quote = rest.startsWith("\"") || rest.startsWith("'") ? rest.charAt(0) : 0;
        int at = quote == 0 ? 0 : 1;
        while (at < rest.length() && rest.charAt(at) != (quote == 0 ? ' ' : quote)) {
            boolean escaped = quote == 0 && rest.startsWith("\\ ", at);
            path.append(rest.charAt(escaped ? at + 1 : at));
            at += escaped ? 2 : 1;
        }
        boolean open = quote != 0 && at == rest.length();
        return path.isEmpty() || open
                ? wrong(Command.SEND)
                : new Typed.Send(
                        path.toString(),
                        rest.substring(Math.min(rest.length(), at + 1)).strip());
    }

    private static Typed save(String rest) {
        int end = blank(rest, 0);
        long of = number(rest.substring(0, end));
        String where = rest.substring(end).strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
        return of == 0 ? wrong(Command.SAVE) : new Typed.Save(of, where);
    }

    private static Typed delete(String rest) {
        long of = number(rest.strip());
        return of == 0 ? wrong(Command.DELETE) : new Typed.Delete(of);
    }

    private static Typed whisper(String rest) {
        int end = blank(rest, 0);
        String nick = rest.substring(0, end).replaceFirst("^@", "");
        String text = rest.substring(Math.min(rest.length(), end + 1));
        return nick.isEmpty() || text.isBlank() ? wrong(Command.W) : new Typed.Whisper(nick, text);
    }

    private static Typed about(Command command, Deed deed, String rest) {
        return text(command, rest.strip(), whom -> new Typed.Keep(deed, whom.replaceFirst("^@", "")));
    }

    private static Typed role(String rest) {
        int end = blank(rest, 0);
        String whom = rest.substring(0, end).replaceFirst("^@", "");
        Role role = Role.ofWord(rest.substring(end).strip());
        return whom.isEmpty() || role == null ? wrong(Command.ROLE) : new Typed.GiveRole(whom, role);
    }

    private static Typed text(Command command, String rest, Function<String, Typed> what) {
        return rest.isBlank() ? wrong(command) : what.apply(rest);
    }

    private static Typed wrong(Command command) {
        return new Typed.Malformed(
                "It is typed " + command.usage() + " (the numbers stand to the left of the messages).");
    }

    /// @return 0 when it isn't the number of a message
    private static long number(String word) {
        String digits = word.startsWith("#") ? word.substring(1) : word;
        return digits.matches("[1-9][0-9]{0,17}") ? Long.parseLong(digits) : 0;
    }

    private static int blank(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\n') {
            at++;
        }
        return at;
    }
}
