package hcchat.cli.screen;

import hcchat.cli.room.Happening.Reacted;
import hcchat.cli.room.Reading;
import hcchat.cli.text.Shown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Reactions in words.
final class Reactions {
    // Characters of a reaction that are shown: it is meant to be one sign, or a short word.
    private static final int MOST = 16;

    private Reactions() {}

    /// Under a message: each sign with those who gave it; empty when there is none.
    static String under(Collection<Reacted> reactions) {
        Map<String, String> bySign = new LinkedHashMap<>();
        for (Reacted reaction : reactions) {
            String sign = sign(reaction);
            if (!sign.isEmpty()) {
                bySign.merge(sign, Shown.line(reaction.by().nick()), (some, one) -> some + ", " + one);
            }
        }
        return bySign.entrySet().stream()
                .map(sign -> sign.getKey() + " " + sign.getValue())
                .collect(Collectors.joining("   "));
    }

    /// Of a message that isn't to be seen.
    static String sentence(Reacted reaction) {
        String sign = sign(reaction);
        return sign.isEmpty()
                ? reaction.by().nick() + " took a reaction to message " + reaction.of() + " back"
                : reaction.by().nick() + " reacted to message " + reaction.of() + ": " + sign;
    }

    /// What somebody wrote, or why it isn't shown.
    static String text(Reading reading) {
        return switch (reading) {
            case Reading.Open open -> open.text();
            case Reading.Closed closed -> "[" + closed.sentence() + "]";
        };
    }

    private static String sign(Reacted reaction) {
        String shown = Shown.line(text(reaction.text()));
        int end = shown.offsetByCodePoints(0, Math.min(MOST, shown.codePointCount(0, shown.length())));
        return end < shown.length() ? shown.substring(0, end) + "\u2026" : shown;
    }
}
