package hcchat.edge.account;

import hcchat.wire.Code;

/// What a token is worth now.
public sealed interface Reading {
    record Valid(AccountToken token) implements Reading {}

    /// @param retryAfterMs 0 for a refusal that is final
    record Refused(Code why, long retryAfterMs) implements Reading {}
}
