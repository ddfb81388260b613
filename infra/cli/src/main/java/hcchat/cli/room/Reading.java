package hcchat.cli.room;

/// A text as far as it could be read.
public sealed interface Reading {
    record Open(String text) implements Reading {
        @Override
        public String toString() {
            return "Open of " + text.length();
        }
    }

    /// @param code why, in one word
    /// @param sentence why, for people
    record Closed(String code, String sentence) implements Reading {}
}
