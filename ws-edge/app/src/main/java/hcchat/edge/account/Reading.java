package hcchat.edge.account;

import hcchat.intake.token.AccessToken;
import hcchat.wire.Code;

/// What a token is worth now.
public sealed interface Reading {
    record Valid(AccessToken token) implements Reading {}

    /// @param retryAfterMs 0 for a refusal that is final
    record Refused(Code why, long retryAfterMs) implements Reading {}
}
