package hcchat.command.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name that an account may have: 1 to 24 of `[A-Za-z0-9_]`, as a nick; `Alice` and `alice` are one.
///
/// @param text as it was written
public record AccountName(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{1,24}");

    /// @throws IllegalArgumentException if it is none: see [#orNull]
    public AccountName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of an account");
        }
    }

    /// Null for what can't be a name.
    public static @Nullable AccountName orNull(String text) {
        return FORM.matcher(text).matches() ? new AccountName(text) : null;
    }

    /// The same for all ways to write it.
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "AccountName";
    }
}
