package hcchat.spec.hackchat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of the table of hostile frames.
///
/// @param place `out`, `in` or `raw`
record Row(int number, String dialect, String place, List<String> frames, List<String> answers) {
    private static final Pattern REPEATED = Pattern.compile("\\$\\{([^}*]+)\\*(\\d+)}");
    private static final Pattern RUN = Pattern.compile("(\\w)\\1{39,}");
    private static final String BETWEEN = " ;; ";

    static Row of(int number, String line) {
        String[] parts = line.split(" \\|(?= |$)", -1);
        String[] where = parts[0].split(" ");
        return new Row(
                number,
                where[0],
                where[1],
                Arrays.stream(parts[1].split(BETWEEN, -1)).map(String::strip).toList(),
                parts[2].isBlank()
                        ? List.of()
                        : Arrays.stream(parts[2].split(BETWEEN))
                                .map(String::strip)
                                .toList());
    }

    boolean speaksHcchat() {
        return dialect.equals("hc");
    }

    /// Whether she is still in the room afterwards, as long as her socket is open.
    boolean staysIn() {
        return place.equals("in") && frames.stream().noneMatch(frame -> frame.contains("\"leave\""));
    }

    /// What is sent for a frame of the row.
    String sent(String frame) {
        return REPEATED.matcher(frame)
                .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))))
                .replace("$id1", id(1))
                .replace("$id2", id(2));
    }

    /// What stands in the row for a frame that was heard.
    String heard(String frame) {
        return RUN.matcher(frame.replace(id(1), "$id1").replace(id(2), "$id2"))
                .replaceAll(run -> Matcher.quoteReplacement(
                        "${" + run.group(1) + "*" + run.group().length() + "}"));
    }

    private String id(int which) {
        return "01900000-0000-7000-800%d-%012d".formatted(which, number);
    }

    /// The line again, with other answers.
    String with(List<String> heard) {
        return dialect + " " + place + " | " + String.join(BETWEEN, frames) + " | " + String.join(BETWEEN, heard);
    }
}
