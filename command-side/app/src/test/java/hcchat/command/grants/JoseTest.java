package hcchat.command.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import hcchat.command.fixture.Jose;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// npm's `jose`, which isn't ours, judges our tokens by nothing but the keys that are served. It and the server say the
/// same of each.
@Timeout(300)
class JoseTest {
    private final TestRest rest = TestRest.open();
    private final SigningKeys keys = rest.bean(SigningKeys.class);
    private final String name = "jose";
    private final Reply made = rest.register(name);

    @Test
    void takes_tokens_across_a_rotation_and_nothing_that_was_made_up() throws JOSEException, ParseException {
        try (rest;
                Jose jose = Jose.start(rest.root().resolve("/.well-known/jwks.json"))) {
            String first = made.text("accessToken");
            mustBeTaken(jose, first);
            mustBeRefused(jose, first);

            rest.clock().pass(Duration.ofDays(30).minus(SigningKeys.AHEAD));
            keys.refresh();
            rest.clock().pass(SigningKeys.AHEAD.minusSeconds(1));
            keys.refresh();
            String old = rest.logIn(name).is(200).text("accessToken");
            rest.clock().pass(Duration.ofSeconds(2));
            keys.refresh();
            String next = rest.logIn(name).is(200).text("accessToken");

            assertThat(kid(old)).isEqualTo(kid(first));
            assertThat(kid(next)).isNotEqualTo(kid(old));
            mustBeTaken(jose, old);
            mustBeTaken(jose, next);
            mustBeRefused(jose, next);
            // What it was made for has come to its end, for the one as for the other.
            rest.clock().pass(Duration.ofMinutes(10));
            assertThat(jose.says(old, rest.clock().instant())).isEqualTo("ERR_JWT_EXPIRED");
            rest.whoAmI(old).isProblem(401, "token_expired");
        }
    }

    private static String kid(String token) throws ParseException {
        return JWSObject.parse(token).getHeader().getKeyID();
    }

    private void mustBeTaken(Jose jose, String token) {
        assertThat(jose.says(token, rest.clock().instant())).isEqualTo("taken " + made.text("account"));
        rest.whoAmI(token).is(200);
    }

    /// Whatever somebody makes of a good one who hasn't our key.
    private void mustBeRefused(Jose jose, String good) throws JOSEException, ParseException {
        JWSObject parsed = JWSObject.parse(good);
        Map<String, Object> claims = parsed.getPayload().toJSONObject();
        SigningKey key = keys.signing();
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put(
                "another key under our key's name",
                signed(
                        JWSAlgorithm.ES256,
                        claims,
                        new ECDSASigner(SigningKey.generate(key.signsFrom()).pair())));
        forged.put(
                "the public key as a secret",
                signed(
                        JWSAlgorithm.HS256,
                        claims,
                        new MACSigner(key.pair().toPublicJWK().toJSONString())));
        forged.put(
                "no signature",
                base64("{\"alg\":\"none\"}") + "." + parsed.getPayload().toBase64URL() + ".");
        forged.put(
                "another's claims",
                parsed.getHeader().toBase64URL() + "." + base64("{\"iss\":\"hcchat\",\"exp\":99999999999}") + "."
                        + parsed.getSignature());
        Map<String, Object> elsewhere = new LinkedHashMap<>(claims);
        elsewhere.put("iss", "somebody");
        forged.put("our key for another server", signed(JWSAlgorithm.ES256, elsewhere, new ECDSASigner(key.pair())));
        forged.forEach((how, token) -> {
            assertThat(jose.says(token, rest.clock().instant())).as(how).startsWith("ERR_");
            rest.whoAmI(token).isProblem(401, "bad_token");
        });
    }

    private String signed(JWSAlgorithm algorithm, Map<String, Object> claims, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(algorithm).keyID(keys.signing().id()).build(), new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
