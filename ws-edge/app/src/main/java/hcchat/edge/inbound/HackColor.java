package hcchat.edge.inbound;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A colour as somebody asks for it.
///
/// @param hex three or six digits in upper case, or null for none
public record HackColor(@Nullable String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{6}|[0-9A-F]{3}");
    private static final String RESET = "RESET";

    /// The colour, or null for what is none: `#` may stand anywhere, space around it.
    public static @Nullable HackColor of(String asked) {
        String color = HackText.trimmed(asked).toUpperCase(Locale.ROOT).replace("#", "");
        if (color.equals(RESET)) {
            return new HackColor(null);
        }
        return HEX.matcher(color).matches() ? new HackColor(color) : null;
    }
}
