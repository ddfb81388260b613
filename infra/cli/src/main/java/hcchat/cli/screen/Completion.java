package hcchat.cli.screen;

import hcchat.cli.command.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What Tab makes of the word before the cursor: a command where the line begins with it, a file behind `/send`, else
/// somebody's nick. Pressed
/// again it gives the next one.
final class Completion {
    private List<String> choices = List.of();
    private int chosen;
    private int from;
    private String expected = "";

    /// @return the choices when there are several, to be shown
    List<String> complete(Editor editor, List<String> nicks) {
        String typed = editor.text().substring(0, editor.cursor());
        if (!choices.isEmpty() && typed.equals(expected)) {
            chosen = (chosen + 1) % choices.size();
        } else {
            PathChoices paths = PathChoices.of(typed);
            from = paths == null ? typed.lastIndexOf(' ') + 1 : paths.from();
            choices = paths == null ? choices(typed.substring(from), from == 0, nicks) : paths.all();
            chosen = 0;
        }
        if (choices.isEmpty()) {
            return List.of();
        }
        editor.replaceFrom(from, choices.get(chosen));
        expected = editor.text().substring(0, editor.cursor());
        if (choices.size() == 1) {
            choices = List.of();
            return List.of();
        }
        return choices.stream().map(String::strip).toList();
    }

    private static List<String> choices(String word, boolean atStart, List<String> nicks) {
        if (atStart && word.startsWith("/")) {
            return Arrays.stream(Command.values())
                    .map(Command::word)
                    .filter(command -> command.startsWith(word))
                    .map(command -> command + " ")
                    .toList();
        }
        String at = word.startsWith("@") ? "@" : "";
        String begun = word.substring(at.length()).toLowerCase(Locale.ROOT);
        return nicks.stream()
                .filter(nick -> nick.toLowerCase(Locale.ROOT).startsWith(begun))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .map(nick -> at + nick + " ")
                .toList();
    }
}
