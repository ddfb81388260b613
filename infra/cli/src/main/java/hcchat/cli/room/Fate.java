package hcchat.cli.room;

/// What became of something that was said or asked.
public sealed interface Fate {
    /// @param seq its number, or 0 for what isn't stored
    record Done(long seq) implements Fate {}

    /// @param code in one word
    /// @param sentence why, and what to do
    record Failed(String code, String sentence) implements Fate {}
}
