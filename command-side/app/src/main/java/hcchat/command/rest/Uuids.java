package hcchat.command.rest;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// UUIDs in their one form: Java's own reader takes `1-1-1-1-1` as well.
public final class Uuids {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /// Null for what isn't one.
    public static @Nullable UUID orNull(String text) {
        return FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
