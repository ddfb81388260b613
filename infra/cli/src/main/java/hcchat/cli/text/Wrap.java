package hcchat.cli.text;

import java.util.ArrayList;
import java.util.List;

/// Shown text in rows of a width.
public final class Wrap {
    private final int width;
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private int used;

    private Wrap(int width, int taken) {
        this.width = width;
        this.used = taken;
    }

    /// Breaks between words where it can; a word longer than a row is broken anywhere. A character of two columns
    /// is never parted.
    ///
    /// @param lines shown ones
    /// @param width columns of a row, at least 2
    /// @param taken columns of the first row that are used already
    public static List<String> rows(List<String> lines, int width, int taken) {
        Wrap wrap = new Wrap(Math.max(2, width), Math.min(taken, Math.max(2, width)));
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                wrap.next();
            }
            wrap.line(lines.get(i));
        }
        wrap.next();
        return wrap.rows;
    }

    /// The beginning of a shown text, at most so wide; with `…` where something was cut off.
    public static String cut(String shown, int columns) {
        if (Shown.columns(shown) <= columns) {
            return shown;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int letter : shown.codePoints().toArray()) {
            int wide = Shown.columns(letter);
            if (used + wide > columns - 1) {
                break;
            }
            cut.appendCodePoint(letter);
            used += wide;
        }
        return columns < 1 ? "" : cut.append('\u2026').toString();
    }

    private void line(String line) {
        int at = 0;
        while (at < line.length()) {
            int end = wordEnd(line, at);
            word(line.substring(at, end));
            at = end;
        }
    }

    /// Behind a run of blanks, or behind a word.
    private static int wordEnd(String line, int from) {
        boolean blank = line.charAt(from) == ' ';
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ') == blank) {
            at++;
        }
        return at;
    }

    private void word(String word) {
        int wide = Shown.columns(word);
        if (used + wide <= width) {
            row.append(word);
            used += wide;
            return;
        }
        if (word.isBlank()) {
            // Blanks at the end of a row are what the break stands for.
            next();
            return;
        }
        if (wide <= width && used > 0) {
            next();
            row.append(word);
            used = wide;
            return;
        }
        word.codePoints().forEach(this::letter);
    }

    private void letter(int letter) {
        int wide = Shown.columns(letter);
        if (used + wide > width) {
            next();
        }
        row.appendCodePoint(letter);
        used += wide;
    }

    private void next() {
        rows.add(row.toString());
        row.setLength(0);
        used = 0;
    }
}
