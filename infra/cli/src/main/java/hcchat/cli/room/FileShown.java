package hcchat.cli.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file of a message.
///
/// @param name as its sender calls it, not made harmless; null where nobody could read it
/// @param bytes of the file; of the sealed one where nobody could read the other
public record FileShown(@Nullable String name, String mime, long bytes) {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
    private static final double STEP = 1024;

    /// For people, not made harmless.
    public String text() {
        return (name == null ? mime : name) + ", " + size(bytes);
    }

    /// Such as `1.2 MB`.
    public static String size(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= STEP && unit < UNITS.length - 1) {
            shown /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", shown, UNITS[unit]);
    }
}
