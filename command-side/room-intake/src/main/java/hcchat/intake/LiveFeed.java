package hcchat.intake;

import java.util.List;

/// The short way from an owner to an edge, beside the log. It promises nothing: any record may be lost anywhere on it,
/// and the log brings it. What isn't lost comes in the order in which it was fed.
public interface LiveFeed {
    /// For who reads the log only, or not even that.
    LiveFeed NOBODY = records -> {};

    /// Takes records on their way. Called by whatever thread has them, the transport's included: must not block,
    /// and drops what it has no room for.
    void heard(List<LiveRecord> records);
}
