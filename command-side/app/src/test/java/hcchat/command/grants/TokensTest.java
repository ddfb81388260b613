package hcchat.command.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.intake.token.AccessToken;
import hcchat.room.RoomId;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final TestRest REST = TestRest.open();
    private static final AccessTokens TOKENS = REST.bean(AccessTokens.class);
    private static final SigningKeys KEYS = REST.bean(SigningKeys.class);
    private static final Grant GRANT = Grant.all(UUID.randomUUID(), UUID.randomUUID());

    @AfterAll
    static void stop() {
        REST.close();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(REST.clock().millis());
    }

    @Test
    void a_token_says_what_was_put_into_it() {
        Instant issued = now();
        Grant bound = new Grant(GRANT.account(), GRANT.device(), new RoomId(0, 0), 17L);

        assertThat(TOKENS.verify(TOKENS.mint(bound, issued))).isInstanceOfSatisfying(Verdict.Good.class, good -> {
            AccessToken said = good.token();
            assertThat(new Grant(said.account(), said.device(), said.room(), said.admitted()))
                    .isEqualTo(bound);
            assertThat(said.issuedMillis()).isEqualTo(issued.toEpochMilli());
            assertThat(said.expiresMillis() - said.issuedMillis()).isBetween(599_001L, 600_000L);
        });
    }

    @Test
    void a_door_without_its_room_is_no_grant() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Grant(GRANT.account(), GRANT.device(), null, 17L));
    }

    @Test
    void a_token_ends_with_its_time() {
        String token = TOKENS.mint(GRANT, now().minus(Duration.ofMinutes(10)));

        assertThat(TOKENS.verify(token)).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void a_token_that_was_touched_is_bad() {
        String token = TOKENS.mint(GRANT, now());
        for (int i = 0; i < token.length() - 1; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String touched = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(TOKENS.verify(touched)).as(touched).isInstanceOf(Verdict.Bad.class);
        }
        assertThat(TOKENS.verify(token + "x")).isInstanceOf(Verdict.Bad.class);
        assertThat(TOKENS.verify("x".repeat(10_000))).isInstanceOf(Verdict.Bad.class);
    }

    @Test
    void a_token_of_another_key_or_kind_is_bad() throws JOSEException, ParseException {
        Payload payload = JWSObject.parse(TOKENS.mint(GRANT, now())).getPayload();
        String kid = KEYS.signing().id();
        SigningKey other = SigningKey.generate(now());
        JWSObject forged = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), payload);
        forged.sign(new ECDSASigner(other.pair()));
        assertThat(TOKENS.verify(forged.serialize())).isInstanceOf(Verdict.Bad.class);

        // Signed with what everybody knows: the public key as if it were a secret.
        JWSObject confused = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(kid)
                        .type(JOSEObjectType.JWT)
                        .build(),
                payload);
        confused.sign(new MACSigner(KEYS.signing().pair().toPublicJWK().toJSONString()));
        assertThat(TOKENS.verify(confused.serialize())).isInstanceOf(Verdict.Bad.class);

        String none = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + payload.toBase64URL() + ".";
        assertThat(TOKENS.verify(none)).isInstanceOf(Verdict.Bad.class);
    }

    @Test
    void a_token_of_another_server_with_our_key_is_bad() throws JOSEException {
        SigningKey key = KEYS.signing();
        JWSObject other = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(),
                new Payload(Map.of("iss", "somebody", "sub", UUID.randomUUID().toString())));
        other.sign(new ECDSASigner(key.pair()));

        assertThat(TOKENS.verify(other.serialize())).isInstanceOf(Verdict.Bad.class);
    }

    @Test
    void keys_follow_each_other_without_breaking_a_token() throws ParseException {
        KEYS.refresh();
        String first = KEYS.signing().id();
        // Ten minutes before its time is over another one is published and doesn't sign yet.
        REST.clock().pass(Duration.ofDays(30).minus(SigningKeys.AHEAD));
        KEYS.refresh();
        String old = TOKENS.mint(GRANT, now());
        assertThat(kid(old)).isEqualTo(first);
        assertThat(published()).contains(first).hasSize(2);

        REST.clock().pass(SigningKeys.AHEAD.minusSeconds(1));
        KEYS.refresh();
        String last = TOKENS.mint(GRANT, now());
        assertThat(kid(last)).isEqualTo(first);
        REST.clock().pass(Duration.ofSeconds(2));
        KEYS.refresh();
        String next = TOKENS.mint(GRANT, now());
        assertThat(kid(next)).isNotEqualTo(first);
        assertThat(TOKENS.verify(last)).isInstanceOf(Verdict.Good.class);
        assertThat(TOKENS.verify(next)).isInstanceOf(Verdict.Good.class);

        // The last token of the first key has expired, and some more time has passed.
        REST.clock().pass(Duration.ofMinutes(21));
        KEYS.refresh();
        assertThat(published()).doesNotContain(first).hasSize(1);
        assertThat(TOKENS.verify(last)).isInstanceOf(Verdict.Bad.class);
    }

    private static String kid(String token) throws ParseException {
        return JWSObject.parse(token).getHeader().getKeyID();
    }

    private static Set<String> published() {
        Set<String> kids = new HashSet<>();
        REST.get("/.well-known/jwks.json")
                .is(200)
                .json()
                .path("keys")
                .forEach(key -> kids.add(key.path("kid").stringValue()));
        return kids;
    }

    @Test
    void no_private_part_is_published_or_kept_in_clear() {
        Reply keys = REST.get("/api/.well-known/jwks.json").is(200);

        assertThat(keys.json().path("keys").get(0).has("d")).isFalse();
        assertThat(keys.header("content-type")).isEqualTo("application/jwk-set+json");
        assertThat(keys.header("cache-control")).contains("max-age=300");
        assertThat(REST.postgres().column("select encode(wrapped, 'escape') from signing_key"))
                .noneMatch(kept -> kept.contains("\"d\""));
    }

    @Test
    void a_token_that_was_revoked_is_dead_and_its_device_lives_on() {
        Reply made = REST.register("revoker");
        String token = made.text("accessToken");
        REST.post("/auth/revoke", "{'accessToken':'" + token + "'}").is(204);

        REST.whoAmI(token).isProblem(401, "token_revoked");
        REST.post("/auth/revoke", "{'accessToken':'" + token + "'}").is(204);
        REST.whoAmI(REST.refresh(made.text("refreshToken")).is(200).text("accessToken"))
                .is(200);
        REST.post("/auth/revoke", "{'accessToken':'nonsense'}").isProblem(401, "bad_token");
    }

    @Test
    void a_token_bound_to_a_room_opens_no_account() {
        Reply made = REST.register("roommate");
        Grant bound = new Grant(
                UUID.fromString(made.text("account")), UUID.fromString(made.text("device")), new RoomId(0, 0), null);

        REST.whoAmI(TOKENS.mint(bound, now())).isProblem(403, "forbidden");
    }
}
