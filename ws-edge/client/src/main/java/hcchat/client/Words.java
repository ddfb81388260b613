package hcchat.client;

import hcchat.client.crypto.Refusal;

/// What an event says, as far as it is for us to read.
public sealed interface Words {
    /// A member sealed it for exactly this place.
    record Opened(String text) implements Words {
        @Override
        public String toString() {
            return "Opened of " + text.length();
        }
    }

    /// As it came, in a room that was joined without a passphrase: plain text, or an envelope.
    record AsItCame(String text) implements Words {
        @Override
        public String toString() {
            return "AsItCame of " + text.length();
        }
    }

    /// Not to be believed, or not ours to read: show that something stands here, and why it isn't shown.
    record Refused(Refusal why) implements Words {}

    /// It has no text: a deletion, or an attachment without a caption.
    record None() implements Words {}
}
