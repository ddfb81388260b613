package hcchat.edge.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import hcchat.edge.account.Reading.Refused;
import hcchat.edge.account.Reading.Valid;
import hcchat.intake.token.AccessToken;
import hcchat.log.account.Revocations;
import hcchat.wire.Code;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Reads access tokens: ES256, made by command-side. A check costs a fraction of a millisecond and waits for nobody.
public final class AccountTokens {
    private static final Refused BAD = new Refused(Code.BAD_TOKEN, 0);
    private static final Refused NOT_NOW = new Refused(Code.UNAVAILABLE, 1_000);
    // Ours have about 500.
    private static final int MOST_CHARS = 4_096;
    // Who signed it may be ahead of us by as much.
    private static final long SKEW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final VerifyingKeys keys;
    private final Revocations revocations;
    private final BooleanSupplier current;
    private final LongSupplier clockMillis;

    /// @param current whether the revocations are all that there are: else nobody is let in
    /// @param clockMillis of [System#currentTimeMillis()], or a test's
    public AccountTokens(
            VerifyingKeys keys, Revocations revocations, BooleanSupplier current, LongSupplier clockMillis) {
        this.keys = keys;
        this.revocations = revocations;
        this.current = current;
        this.clockMillis = clockMillis;
    }

    /// Safe for threads.
    public Reading read(String token) {
        if (token.length() > MOST_CHARS) {
            return BAD;
        }
        try {
            JWSObject signed = JWSObject.parse(token);
            String kid = signed.getHeader().getKeyID();
            if (kid == null || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
                return BAD;
            }
            JWSVerifier key = keys.find(kid);
            if (key == null) {
                return keys.mayBeNew() ? NOT_NOW : BAD;
            }
            // Before anything else: what isn't signed by us isn't looked at.
            return signed.verify(key)
                    ? unlessOdd(AccessToken.of(signed.getPayload().toJSONObject()))
                    : BAD;
        } catch (ParseException | JOSEException | IllegalArgumentException broken) {
            return BAD;
        }
    }

    /// What a token that was good is worth by now.
    public Reading standing(AccessToken token) {
        if (token.expiresMillis() <= clockMillis.getAsLong()) {
            return new Refused(Code.TOKEN_EXPIRED, 0);
        }
        if (!current.getAsBoolean()) {
            return NOT_NOW;
        }
        return revocations.isDead(token.account(), token.device(), token.id(), token.issuedMillis())
                ? new Refused(Code.TOKEN_REVOKED, 0)
                : new Valid(token);
    }

    private Reading unlessOdd(AccessToken token) {
        // What has ended is remembered for so long and no longer.
        boolean tooLong = token.expiresMillis() - token.issuedMillis() > Revocations.KEPT.toMillis();
        boolean early = token.issuedMillis() > clockMillis.getAsLong() + SKEW_MILLIS;
        return tooLong || early ? BAD : standing(token);
    }
}
