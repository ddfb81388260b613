package hcchat.cli.screen;

import hcchat.cli.text.Shown;
import hcchat.cli.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Puts the parts of the screen above each other.
final class Frame {
    // Of the width: what the nick may take before the prompt.
    private static final int PROMPT_SHARE = 3;

    private final Palette palette;
    private final int width;
    private final int height;
    private final List<String> rows = new ArrayList<>();

    Frame(Palette palette, int width, int height) {
        this.palette = palette;
        this.width = width;
        this.height = height;
    }

    Frame log(List<AttributedString> log) {
        log.forEach(row -> rows.add(palette.ansi(row)));
        return this;
    }

    /// What isn't in the history yet stands faint below it; the newest, as many as there is room for.
    Frame pending(List<Pending> pending, int logHeight) {
        while (rows.size() < logHeight) {
            rows.addFirst("");
        }
        int room = height - 2 - logHeight;
        for (Pending one : pending.subList(Math.max(0, pending.size() - room), pending.size())) {
            String text = Wrap.cut("    … " + Shown.line(one.shown()), width);
            rows.add(palette.ansi(new AttributedString(text, palette.faint())));
        }
        while (rows.size() < height - 2) {
            rows.add("");
        }
        return this;
    }

    Frame status(String line) {
        String cut = Wrap.cut(" " + line, width);
        String full = cut + " ".repeat(Math.max(0, width - Shown.columns(cut)));
        rows.add(palette.ansi(new AttributedString(full, palette.bar())));
        return this;
    }

    FullScreen.Picture prompt(Conversation conversation, String firstNick, Editor editor) {
        var self = conversation.self();
        String nick = self == null || self.nick().isEmpty() ? firstNick : self.nick();
        String prompt = Wrap.cut(Shown.line(nick), Math.max(2, width / PROMPT_SHARE)) + "> ";
        int promptWidth = Shown.columns(prompt);
        Editor.View view = editor.view(Math.max(2, width - promptWidth));
        rows.add(palette.ansi(new AttributedStringBuilder()
                .styled(palette.nick(nick, self == null ? null : self.color()), prompt)
                .append(view.shown())
                .toAttributedString()));
        return new FullScreen.Picture(rows, rows.size() - 1, promptWidth + view.column());
    }
}
