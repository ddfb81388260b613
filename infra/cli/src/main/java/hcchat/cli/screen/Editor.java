package hcchat.cli.screen;

import hcchat.cli.screen.Key.Named;
import hcchat.cli.text.Shown;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// The line that is being typed.
final class Editor {
    private static final int MOST_REMEMBERED = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<String> earlier = new ArrayList<>();
    private int cursor;
    /// Which of the earlier lines is shown; as many as there are for the one that is being typed.
    private int recalled;

    private String unfinished = "";

    /// What is to be seen of the line.
    ///
    /// @param shown the part that fits
    /// @param column of the cursor in it
    record View(String shown, int column) {}

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    int cursor() {
        return cursor;
    }

    /// Empties the line and gives what was in it.
    String take() {
        String line = text.toString();
        clear();
        if (!line.isBlank() && (earlier.isEmpty() || !earlier.getLast().equals(line))) {
            earlier.add(line);
            if (earlier.size() > MOST_REMEMBERED) {
                earlier.removeFirst();
            }
        }
        recalled = earlier.size();
        return line;
    }

    void clear() {
        set("");
        recalled = earlier.size();
    }

    void insert(String typed) {
        text.insert(cursor, typed);
        cursor += typed.length();
    }

    /// Puts `with` in the place of what stands from `from` to the cursor.
    void replaceFrom(int from, String with) {
        text.replace(from, cursor, with);
        cursor = from + with.length();
    }

    /// @return false for a key that means nothing in a line
    boolean take(Key key) {
        switch (key) {
            case Key.Letter letter -> insert(Character.toString(letter.letter()));
            case Key.Paste paste -> insert(paste.text());
            case Named.LINE_BREAK -> insert("\n");
            case Named.BACKSPACE -> erase(before(cursor), cursor);
            case Named.DELETE -> erase(cursor, after(cursor));
            case Named.ERASE_WORD -> erase(wordBefore(), cursor);
            case Named.ERASE_TO_END -> erase(cursor, text.length());
            case Named.ERASE_ALL -> erase(0, cursor);
            case Named.LEFT -> cursor = before(cursor);
            case Named.RIGHT -> cursor = after(cursor);
            case Named.WORD_LEFT -> cursor = wordBefore();
            case Named.WORD_RIGHT -> cursor = wordAfter();
            case Named.HOME -> cursor = 0;
            case Named.END -> cursor = text.length();
            case Named.UP -> recall(recalled - 1);
            case Named.DOWN -> recall(recalled + 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void erase(int from, int to) {
        text.delete(from, to);
        cursor = from;
    }

    private void recall(int which) {
        if (which < 0 || which > earlier.size()) {
            return;
        }
        if (recalled == earlier.size()) {
            unfinished = text.toString();
        }
        recalled = which;
        set(which == earlier.size() ? unfinished : earlier.get(which));
    }

    private void set(String line) {
        text.setLength(0);
        text.append(line);
        cursor = line.length();
    }

    /// What a reader takes for one character is one step: marks and modifiers go along.
    private int before(int at) {
        return at == 0 ? 0 : characters().preceding(at);
    }

    private int after(int at) {
        return at == text.length() ? at : characters().following(at);
    }

    private BreakIterator characters() {
        BreakIterator characters = BreakIterator.getCharacterInstance();
        characters.setText(text.toString());
        return characters;
    }

    private int wordBefore() {
        int at = cursor;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int wordAfter() {
        int at = cursor;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The part of the line around the cursor, `width` columns at most. Takes time in proportion to the line,
    /// however long somebody's paste is.
    View view(int width) {
        String before = Shown.line(text.substring(0, cursor));
        int column = Shown.columns(before);
        // By a third at a time, so that the line doesn't move with every key.
        int step = Math.max(1, width / 3);
        int hidden = column < width ? 0 : Math.ceilDiv(column - width + 1, step) * step;
        int from = 0;
        int skipped = 0;
        while (skipped < hidden || (skipped > 0 && from < before.length() && columns(before, from) == 0)) {
            skipped += columns(before, from);
            from = before.offsetByCodePoints(from, 1);
        }
        StringBuilder shown = new StringBuilder(before.substring(from));
        int used = column - skipped;
        // More characters than columns only where there are marks.
        String after = Shown.line(text.substring(cursor, Math.min(text.length(), cursor + 8 * width)));
        for (int letter : after.codePoints().toArray()) {
            used += Shown.columns(letter);
            if (used > width) {
                break;
            }
            shown.appendCodePoint(letter);
        }
        return new View(shown.toString(), column - skipped);
    }

    private static int columns(String shown, int at) {
        return Shown.columns(shown.codePointAt(at));
    }
}
