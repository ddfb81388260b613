package hcchat.client.crypto;

/// What came of opening an envelope.
public sealed interface Opened {
    /// A member wrote it, for exactly this place.
    record Text(String text) implements Opened {
        @Override
        public String toString() {
            return "Text of " + text.length();
        }
    }

    record Refused(Refusal why) implements Opened {}
}
