package hcchat.cli.screen;

import java.util.ArrayList;
import java.util.List;

/// Rows → the bytes that bring a terminal from what it shows to them. Every row is put at its own place, with automatic
/// line breaks off: what a terminal takes for wider or narrower than we do spoils its own row at most.
final class Painter {
    private static final String ESC = "\u001b[";
    /// The second screen, no line breaks at the margin, pasted text marked as such, focus told.
    static final String BEGIN = ESC + "?1049h" + ESC + "?7l" + ESC + "?2004h" + ESC + "?1004h" + ESC + "2J";

    /// As it was before.
    static final String END =
            ESC + "0m" + ESC + "?1004l" + ESC + "?2004l" + ESC + "?7h" + ESC + "?25h" + ESC + "?1049l";

    private List<String> painted = List.of();

    /// Forgets what the terminal shows: the next frame is painted whole.
    void forget() {
        painted = List.of();
    }

    /// @param rows from the top, with their colours
    /// @param cursorColumn from 0
    String frame(List<String> rows, int cursorRow, int cursorColumn) {
        StringBuilder out = new StringBuilder();
        boolean whole = painted.size() != rows.size();
        if (whole) {
            out.append(ESC).append("2J");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (whole || !rows.get(i).equals(painted.get(i))) {
                // Erased first: behind a row that is full the cursor stands on its last character.
                out.append(ESC)
                        .append(i + 1)
                        .append(";1H")
                        .append(ESC)
                        .append("0m")
                        .append(ESC)
                        .append("2K");
                out.append(rows.get(i)).append(ESC).append("0m");
            }
        }
        painted = new ArrayList<>(rows);
        // The cursor doesn't jump about while rows are painted.
        String to = ESC + (cursorRow + 1) + ";" + (cursorColumn + 1) + "H";
        return out.isEmpty() ? to : ESC + "?25l" + out + to + ESC + "?25h";
    }
}
