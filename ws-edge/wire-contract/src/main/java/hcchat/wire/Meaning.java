package hcchat.wire;

/// What a refused client may conclude and do.
public enum Meaning {
    /// It will never appear; sending it again gives the same answer.
    REFUSED,
    /// Not now: nothing was stored. Send it again after `retryAfterMs`.
    TRY_LATER,
    /// Nobody knows whether it was stored: send it again with the same id.
    UNKNOWN
}
