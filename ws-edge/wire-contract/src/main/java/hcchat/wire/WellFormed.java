package hcchat.wire;

/// Half a surrogate pair has no UTF-8: two runtimes would hash it differently. No such text is ever stored.
public final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /// Whether every surrogate in the text has its other half.
    public static boolean is(CharSequence text) {
        return firstLone(text, 0) < 0;
    }

    /// The text with U+FFFD in place of each lone surrogate; the same object where there is none.
    public static String repaired(String text) {
        int lone = firstLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        while (lone >= 0) {
            repaired.setCharAt(lone, REPLACEMENT);
            lone = firstLone(repaired, lone + 1);
        }
        return repaired.toString();
    }

    private static int firstLone(CharSequence text, int from) {
        int length = text.length();
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i += 2;
            } else {
                return i;
            }
        }
        return -1;
    }
}
