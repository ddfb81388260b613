package hcchat.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/// Somebody's text as a terminal may get it: what would be obeyed, reorder its neighbours or not be seen at all stands
/// there by name (`<U+202E>`, `␛`); letters of every plane, right-to-left ones and emoji are left alone. What the
/// message holds is not changed by this: `--json` gives it as it is.
public final class Shown {
    // Marks on one letter; people's languages need three.
    private static final int MOST_MARKS = 6;
    private static final String TAB = "    ";

    private final StringBuilder out = new StringBuilder();
    private int before = ' ';
    private int marks;

    private Shown() {}

    /// Each line of the text.
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\n", -1)) {
            lines.add(line(line));
        }
        return lines;
    }

    /// The text in one line; its line breaks are shown as `␊`.
    public static String line(String text) {
        Shown shown = new Shown();
        int[] letters = text.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            shown.take(letters[i], i + 1 < letters.length ? letters[i + 1] : ' ');
        }
        return shown.out.toString();
    }

    /// How many columns a shown text takes.
    public static int columns(CharSequence shown) {
        return shown.codePoints().map(Shown::columns).sum();
    }

    /// How many columns a shown character takes: 0, 1 or 2.
    public static int columns(int letter) {
        return Math.max(0, WCWidth.wcwidth(letter));
    }

    private void take(int letter, int next) {
        switch (Character.getType(letter)) {
            case Character.CONTROL -> control(letter);
            case Character.SURROGATE -> put('\ufffd');
            case Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> name(letter);
            case Character.FORMAT -> format(letter, next);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> mark(letter);
            default -> visible(letter);
        }
    }

    private void control(int letter) {
        if (letter == '\t') {
            out.append(TAB);
            settle(' ');
        } else if (letter < ' ') {
            put('\u2400' + letter);
        } else if (letter == 0x7f) {
            put('\u2421');
        } else {
            name(letter);
        }
    }

    private void format(int letter, int next) {
        switch (letter) {
            // Scripts whose letters join need them; elsewhere they only hide.
            case 0x200c, 0x200d -> {
                if (joins(before) && joins(next)) {
                    out.appendCodePoint(letter);
                } else if (!Character.isEmoji(before)) {
                    name(letter);
                }
            }
            // They show nothing and move nothing but themselves.
            case 0x200e, 0x200f, 0x061c -> {}
            default -> name(letter);
        }
    }

    private static boolean joins(int letter) {
        if (!Character.isLetter(letter) && Character.getType(letter) != Character.NON_SPACING_MARK) {
            return false;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN, GREEK, CYRILLIC, COMMON, INHERITED, HAN, HIRAGANA, KATAKANA, HANGUL -> false;
            default -> true;
        };
    }

    private void mark(int letter) {
        // A variant of what stands before it: terminals don't agree how wide that is.
        if ((letter >= 0xfe00 && letter <= 0xfe0f) || (letter >= 0xe0100 && letter <= 0xe01ef)) {
            return;
        }
        if (before == ' ') {
            put('\u25cc');
        }
        marks++;
        if (marks <= MOST_MARKS) {
            out.appendCodePoint(letter);
        } else if (marks == MOST_MARKS + 1) {
            out.append('\u2026');
        }
    }

    private void visible(int letter) {
        boolean skin = letter >= 0x1f3fb && letter <= 0x1f3ff;
        if (skin && Character.isEmojiModifierBase(before)) {
            return;
        }
        // Fillers: letters that nobody sees.
        if (letter == 0x115f || letter == 0x1160 || letter == 0x3164 || letter == 0xffa0) {
            name(letter);
            return;
        }
        put(letter);
    }

    private void name(int letter) {
        out.append(String.format("<U+%04X>", letter));
        settle('>');
    }

    private void put(int letter) {
        out.appendCodePoint(letter);
        settle(letter);
    }

    private void settle(int letter) {
        before = letter;
        marks = 0;
    }
}
