package hcchat.client;

/// What a signed head says about the history that this client has seen.
public sealed interface HeadCheck {
    /// The signature is good and the link is the one that follows from our own frames.
    record Proven(int epoch, long seq) implements HeadCheck {}

    /// The signature is good; our frames don't reach so far (yet), so the link is kept and compared when they do.
    record Ahead(int epoch, long seq) implements HeadCheck {}

    /// The signature is good; we no longer (or never) knew the link there.
    record Unprovable(int epoch, long seq) implements HeadCheck {}

    /// The server shows us another history than it showed before.
    record Forked(int epoch, long seq) implements HeadCheck {}

    /// Not signed by the key that we know.
    record BadSignature(int epoch, long seq) implements HeadCheck {}

    /// There was no head: the question was refused or lost.
    record None(SendOutcome why) implements HeadCheck {}
}
