package hcchat.command.grants;

import hcchat.intake.token.AccessToken;
import java.time.Duration;
import java.time.Instant;

/// Makes access tokens, and reads those that come back.
public interface AccessTokens {
    /// A token, as its bearer sends it: a JWT signed with ES256.
    ///
    /// @param issued in milliseconds. It decides whether the token dies when its device or account ends: to be
    /// taken before, or in the transaction in which, it was found that these live
    String mint(Grant grant, Instant issued);

    /// How long a token lives.
    Duration life();

    /// What a token says; whether it has been revoked is for [Revocations] to know.
    Verdict verify(String token);

    /// What a token is worth.
    sealed interface Verdict {
        /// @param token signed here, and not expired
        record Good(AccessToken token) implements Verdict {}

        /// It was good once.
        record Expired() implements Verdict {}

        /// Not a token of this server.
        record Bad() implements Verdict {}
    }
}
