package hcchat.cli.screen;

import hcchat.cli.screen.Key.Named;
import java.io.IOException;

/// Characters from a terminal → [Key]s.
final class KeyReader {
    private static final int ESCAPE = 0x1b;
    private static final String PASTE_ENDS = "\u001b[201~";
    // A pasted book would be refused anyway.
    private static final int MOST_PASTED = 1 << 20;

    /// Where characters come from.
    interface Source {
        /// The next character; -1 at the end.
        int read() throws IOException;

        /// The next character if it comes within a moment; negative if not.
        int readSoon() throws IOException;
    }

    private final Source source;

    KeyReader(Source source) {
        this.source = source;
    }

    /// Waits for the next key.
    Key next() throws IOException {
        int read = source.read();
        if (read < 0) {
            return Named.END_OF_INPUT;
        }
        char letter = (char) read;
        if (letter == ESCAPE) {
            return escaped();
        }
        if (Character.isHighSurrogate(letter)) {
            int low = source.readSoon();
            return low >= 0 && Character.isLowSurrogate((char) low)
                    ? new Key.Letter(Character.toCodePoint(letter, (char) low))
                    : Named.OTHER;
        }
        return letter < ' ' || letter == 0x7f ? control(letter) : new Key.Letter(letter);
    }

    private static Key control(char letter) {
        return switch (letter) {
            case '\r', '\n' -> Named.ENTER;
            case '\t' -> Named.TAB;
            case 0x7f, '\b' -> Named.BACKSPACE;
            case 1 -> Named.HOME;
            case 2 -> Named.LEFT;
            case 3 -> Named.INTERRUPT;
            case 4 -> Named.END_OF_INPUT;
            case 5 -> Named.END;
            case 6 -> Named.RIGHT;
            case 11 -> Named.ERASE_TO_END;
            case 12 -> Named.REDRAW;
            case 14 -> Named.DOWN;
            case 16 -> Named.UP;
            case 21 -> Named.ERASE_ALL;
            case 23 -> Named.ERASE_WORD;
            default -> Named.OTHER;
        };
    }

    private Key escaped() throws IOException {
        int next = source.readSoon();
        return switch (next) {
            case '[' -> sequence();
            case 'O' -> application(source.readSoon());
            case '\r', '\n' -> Named.LINE_BREAK;
            case 'b' -> Named.WORD_LEFT;
            case 'f' -> Named.WORD_RIGHT;
            case 0x7f, '\b' -> Named.ERASE_WORD;
            default -> Named.OTHER;
        };
    }

    private static Key application(int letter) {
        return letter < 0 ? Named.OTHER : arrow((char) letter, false);
    }

    private Key sequence() throws IOException {
        StringBuilder parameters = new StringBuilder();
        int letter = source.readSoon();
        while (letter >= 0x20 && letter < 0x40) {
            parameters.append((char) letter);
            letter = source.readSoon();
        }
        if (letter != '~') {
            boolean withControl = parameters.toString().matches("1;[3-8]");
            return letter < 0 ? Named.OTHER : arrow((char) letter, withControl);
        }
        return switch (parameters.toString()) {
            case "1", "7" -> Named.HOME;
            case "3" -> Named.DELETE;
            case "4", "8" -> Named.END;
            case "5", "5;2" -> Named.PAGE_UP;
            case "6", "6;2" -> Named.PAGE_DOWN;
            case "200" -> pasted();
            default -> Named.OTHER;
        };
    }

    private static Key arrow(char letter, boolean word) {
        return switch (letter) {
            case 'A' -> Named.UP;
            case 'B' -> Named.DOWN;
            case 'C' -> word ? Named.WORD_RIGHT : Named.RIGHT;
            case 'D' -> word ? Named.WORD_LEFT : Named.LEFT;
            case 'H' -> Named.HOME;
            case 'F' -> Named.END;
            case 'I' -> Named.FOCUSED;
            case 'O' -> Named.UNFOCUSED;
            default -> Named.OTHER;
        };
    }

    private Key pasted() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsWithEnd(text)) {
            int letter = source.read();
            if (letter < 0) {
                return Named.END_OF_INPUT;
            }
            text.append((char) letter);
            if (text.length() > MOST_PASTED) {
                return Named.OTHER;
            }
        }
        text.setLength(text.length() - PASTE_ENDS.length());
        return new Key.Paste(text.toString().replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static boolean endsWithEnd(StringBuilder text) {
        int from = text.length() - PASTE_ENDS.length();
        return from >= 0 && text.indexOf(PASTE_ENDS, from) == from;
    }
}
