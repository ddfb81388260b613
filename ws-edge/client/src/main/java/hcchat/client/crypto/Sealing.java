package hcchat.client.crypto;

/// What came of sealing a text.
public sealed interface Sealing {
    /// @param envelope what travels; keep it with its id, and send it again as it is
    record Sealed(String envelope) implements Sealing {}

    /// @param why [Refusal#TOO_LONG] or [Refusal#BAD_TEXT]
    record NotSealed(Refusal why) implements Sealing {}
}
