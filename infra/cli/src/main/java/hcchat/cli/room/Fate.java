package hcchat.cli.room;

import java.nio.file.Path;

/// What became of something that was said or asked.
public sealed interface Fate {
    /// @param seq its number, or 0 for what isn't stored
    record Done(long seq) implements Fate {}

    /// @param file where it lies now
    record Saved(Path file) implements Fate {}

    /// @param code in one word
    /// @param sentence why, and what to do
    record Failed(String code, String sentence) implements Fate {}
}
