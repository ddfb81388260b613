package hcchat.cli.act;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A path as somebody types it, whose shell isn't there to read it: `~/` is their home.
final class LocalPath {
    private LocalPath() {}

    /// Null for what can't be one.
    static @Nullable Path of(String typed) {
        try {
            return typed.equals("~") || typed.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), typed.substring(1))
                    : Path.of(typed);
        } catch (InvalidPathException unfit) {
            return null;
        }
    }
}
