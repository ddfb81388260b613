package hcchat.cli.screen;

import java.util.Map;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/// What looks how, in as many colours as the terminal has and the user wants.
///
/// @param colors 1 for none, 8, 256, or 16777216
record Palette(int colors) {
    static final Palette NONE = new Palette(1);
    private static final int[] FOR_NICKS = {
        AttributedStyle.RED,
        AttributedStyle.GREEN,
        AttributedStyle.YELLOW,
        AttributedStyle.BLUE,
        AttributedStyle.MAGENTA,
        AttributedStyle.CYAN
    };

    /// What the environment says of its terminal.
    static Palette of(Map<String, String> environment, boolean wanted) {
        String term = environment.getOrDefault("TERM", "");
        String more = environment.getOrDefault("COLORTERM", "");
        if (!wanted) {
            return NONE;
        }
        if (more.equals("truecolor") || more.equals("24bit")) {
            return new Palette(1 << 24);
        }
        return new Palette(term.contains("256color") ? 256 : 8);
    }

    AttributedStyle plain() {
        return AttributedStyle.DEFAULT;
    }

    AttributedStyle faint() {
        return AttributedStyle.DEFAULT.faint();
    }

    AttributedStyle trouble() {
        return colored(AttributedStyle.RED).bold();
    }

    AttributedStyle whisper() {
        return colored(AttributedStyle.MAGENTA);
    }

    AttributedStyle unread() {
        return colored(AttributedStyle.RED);
    }

    AttributedStyle bar() {
        return AttributedStyle.INVERSE;
    }

    /// A nick: in its owner's colour, else in one that follows from the nick.
    AttributedStyle nick(String nick, @Nullable String color) {
        if (color != null && color.matches("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}") && colors > 1) {
            String six = color.length() == 6 ? color : color.replaceAll("(.)", "$1$1");
            return AttributedStyle.BOLD.foregroundRgb(Integer.parseInt(six, 16));
        }
        return colored(FOR_NICKS[Math.floorMod(nick.hashCode(), FOR_NICKS.length)])
                .bold();
    }

    private AttributedStyle colored(int color) {
        return colors > 1 ? AttributedStyle.DEFAULT.foreground(color) : AttributedStyle.DEFAULT;
    }

    /// The bytes for it.
    String ansi(AttributedString row) {
        return row.toAnsi(colors, ForceMode.None);
    }
}
