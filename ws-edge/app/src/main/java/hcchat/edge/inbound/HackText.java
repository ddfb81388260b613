package hcchat.edge.inbound;

import hcchat.wire.WellFormed;
import java.util.regex.Pattern;

/// What hack.chat does to a text before it is said.
public final class HackText {
    // JavaScript's \s, and its $ that is the end alone.
    private static final String SPACE =
            "[\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]";
    private static final Pattern EDGES =
            Pattern.compile("\\A" + SPACE + "*\\n|\\A" + SPACE + "+\\z|\\n" + SPACE + "*\\z");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern TRIMMED = Pattern.compile("\\A" + SPACE + "+|" + SPACE + "+\\z");

    private HackText() {}

    /// The text as it is said; empty for one that isn't said at all.
    public static String cleaned(String text) {
        String edged = EDGES.matcher(WellFormed.repaired(text)).replaceAll("");
        return BLANK_LINES.matcher(edged).replaceAll("\n\n");
    }

    /// JavaScript's `trim`.
    public static String trimmed(String text) {
        return TRIMMED.matcher(text).replaceAll("");
    }
}
