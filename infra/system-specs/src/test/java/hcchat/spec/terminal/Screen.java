package hcchat.spec.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a terminal shows that is sent these characters: as much of a VT100 and xterm as the client uses. All else that
/// a terminal would obey is noted as a surprise. Not thread-safe.
final class Screen {
    private static final int ESCAPE = 0x1b;

    private record Range(int from, int to) {}

    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115f),
            new Range(0x2e80, 0xa4cf),
            new Range(0xac00, 0xd7a3),
            new Range(0xff00, 0xff60),
            new Range(0x1f300, 0x1faff),
            new Range(0x20000, 0x3fffd));

    private final StringBuilder sequence = new StringBuilder();
    private final List<String> surprises = new ArrayList<>();
    private final Map<Integer, Boolean> modes = new TreeMap<>();
    private String[][] cells;
    private int width;
    private int row;
    private int column;

    Screen(int width, int height) {
        this.width = width;
        this.cells = blank(width, height);
    }

    private static String[][] blank(int width, int height) {
        String[][] cells = new String[height][width];
        for (String[] one : cells) {
            Arrays.fill(one, " ");
        }
        return cells;
    }

    /// A real one keeps what fits; whoever paints paints anew.
    void resize(int columns, int rows) {
        width = columns;
        cells = blank(columns, rows);
        row = 0;
        column = 0;
    }

    void take(int letter) {
        if (!sequence.isEmpty()) {
            sequence.appendCodePoint(letter);
            escaped(letter);
        } else if (letter == ESCAPE) {
            sequence.appendCodePoint(letter);
        } else if (letter == '\r') {
            column = 0;
        } else if (letter == '\n') {
            row = Math.min(row + 1, cells.length - 1);
        } else if (Character.getType(letter) == Character.CONTROL) {
            surprises.add(String.format("U+%04X", letter));
        } else {
            print(letter);
        }
    }

    private void print(int letter) {
        int wide = columns(letter);
        if (wide == 0) {
            int at = Math.max(0, column - 1);
            cells[row][at] = cells[row][at] + Character.toString(letter);
            return;
        }
        if (column + wide > width) {
            surprises.add("beyond the margin");
            return;
        }
        cells[row][column] = Character.toString(letter);
        if (wide == 2) {
            cells[row][column + 1] = "";
        }
        column += wide;
    }

    private static int columns(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return WIDE.stream().anyMatch(range -> range.from() <= letter && letter <= range.to()) ? 2 : 1;
    }

    private void escaped(int letter) {
        if (sequence.length() == 2 && letter == '[') {
            return;
        }
        boolean control = sequence.length() > 1 && sequence.charAt(1) == '[';
        if (control && letter >= 0x20 && letter < 0x40) {
            return;
        }
        if (control) {
            obey(sequence.substring(2, sequence.length() - 1), (char) letter);
        } else {
            surprises.add(sequence.toString().replace((char) ESCAPE, '^'));
        }
        sequence.setLength(0);
    }

    private void obey(String parameters, char what) {
        switch (what) {
            case 'm' -> {}
            case 'H' -> {
                String[] place = parameters.split(";");
                row = Math.clamp(Integer.parseInt(place[0]) - 1, 0, cells.length - 1);
                column = Math.clamp(Integer.parseInt(place[1]) - 1, 0, width - 1);
            }
            case 'J' -> {
                if (parameters.equals("2")) {
                    cells = blank(width, cells.length);
                }
            }
            case 'K' -> Arrays.fill(cells[row], " ");
            case 'h', 'l' -> modes.put(Integer.parseInt(parameters.replace("?", "")), what == 'h');
            default -> surprises.add("^[" + parameters + what);
        }
    }

    /// From the top, without the blanks at their ends.
    List<String> rows() {
        return Arrays.stream(cells)
                .map(one -> String.join("", one).stripTrailing())
                .toList();
    }

    /// The prompt, and everything else in the row of the cursor.
    String cursorRow() {
        return rows().get(row);
    }

    int cursorColumn() {
        return column;
    }

    boolean isOn(int mode) {
        return modes.getOrDefault(mode, false);
    }

    boolean isOff(int mode) {
        return !modes.getOrDefault(mode, true);
    }

    /// What a well-behaved program never sends.
    List<String> surprises() {
        return surprises;
    }
}
