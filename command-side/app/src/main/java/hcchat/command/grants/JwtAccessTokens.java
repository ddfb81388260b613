package hcchat.command.grants;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import hcchat.intake.token.AccessToken;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Access tokens as JWTs: what an [AccessToken] says, and `iss`.
public final class JwtAccessTokens implements AccessTokens {
    // One of ours has about 450; nothing longer is worth reading.
    private static final int LONGEST = 2_048;

    private final SigningKeys keys;
    private final String issuer;
    private final Duration life;
    private final Clock clock;

    /// @param issuer what stands in `iss`
    public JwtAccessTokens(SigningKeys keys, String issuer, Duration life, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Duration life() {
        return life;
    }

    @Override
    public String mint(Grant grant, Instant issued) {
        AccessToken said = new AccessToken(
                grant.account(),
                grant.device(),
                UUID.randomUUID(),
                issued.toEpochMilli(),
                issued.plus(life).toEpochMilli(),
                grant.room(),
                grant.admitted());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.putAll(said.claims());
        SigningKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        try {
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(new ECDSASigner(key.pair()));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("an access token could not be signed", broken);
        }
    }

    @Override
    public Verdict verify(String text) {
        if (text.length() > LONGEST) {
            return new Verdict.Bad();
        }
        try {
            JWSObject token = JWSObject.parse(text);
            // Before anything else: what isn't signed by us isn't looked at.
            if (!isSigned(token)) {
                return new Verdict.Bad();
            }
            Map<String, Object> claims = token.getPayload().toJSONObject();
            if (claims == null || !issuer.equals(claims.get("iss"))) {
                return new Verdict.Bad();
            }
            AccessToken read = AccessToken.of(claims);
            return clock.millis() < read.expiresMillis() ? new Verdict.Good(read) : new Verdict.Expired();
        } catch (ParseException | IllegalArgumentException noToken) {
            return new Verdict.Bad();
        }
    }

    private boolean isSigned(JWSObject token) {
        JWSHeader header = token.getHeader();
        SigningKey key = header.getKeyID() == null ? null : keys.named(header.getKeyID());
        if (key == null || !JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
            return false;
        }
        try {
            return token.verify(new ECDSAVerifier(key.pair().toPublicJWK()));
        } catch (JOSEException notVerifiable) {
            return false;
        }
    }
}
