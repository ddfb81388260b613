package hcchat.formatting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Breaks `///` lines that are too long, at a space; the rest becomes a line of its own. The formatter would break them
/// too, but from the second line of a comment on it counts the indentation twice and forgets the slashes.
final class LongComments {
    private static final int WIDTH = 120;
    private static final Pattern COMMENT = Pattern.compile("(\\s*/// ?)(\\S.*)");

    private LongComments() {}

    static String broken(String source) {
        String broken = source.lines().map(LongComments::brokenLine).collect(Collectors.joining("\n"));
        return source.endsWith("\n") ? broken + "\n" : broken;
    }

    private static String brokenLine(String line) {
        Matcher comment = COMMENT.matcher(line);
        int width = WIDTH - (line.length() - line.stripLeading().length());
        if (line.length() <= width || !comment.matches()) {
            return line;
        }
        String start = comment.group(1);
        int space = line.lastIndexOf(' ', width);
        if (space < start.length()) {
            return line;
        }
        return line.substring(0, space) + "\n" + brokenLine(start + line.substring(space + 1));
    }
}
