package hcchat.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import hcchat.edge.account.Reading.Refused;
import hcchat.edge.account.Reading.Valid;
import hcchat.edge.fixture.TestIssuer;
import hcchat.intake.token.AccessToken;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import hcchat.log.account.Revocations;
import hcchat.room.RoomId;
import hcchat.storage.seal.ServerSecrets;
import hcchat.wire.Code;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTokensTest {
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID PHONE = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final RoomId ROOM = new RoomId(1, 2);

    private final TestIssuer issuer = new TestIssuer();
    private long now = 1_800_000_000_000L;
    private long nanos;
    private int asked;
    private CompletableFuture<Map<String, byte[]>> told = new CompletableFuture<>();
    private final Revocations revocations = new Revocations(() -> now);
    private final VerifyingKeys keys = new VerifyingKeys(
            () -> {
                asked++;
                return told;
            },
            Map.of(ServerSecrets.JWKS, issuer.jwks()),
            () -> nanos);
    private final AccountTokens tokens = new AccountTokens(keys, revocations, revocations::isCurrent, () -> now);

    @BeforeEach
    void readChanges() {
        revocations.caughtUp();
    }

    private String token() {
        return token(claims -> {});
    }

    private String token(Consumer<Map<String, Object>> change) {
        return issuer.token(ALICE, PHONE, ID, now, TestIssuer.LIFE_MILLIS, change);
    }

    private Reading read(String token) {
        return tokens.read(token);
    }

    private static Refused refused(Code why) {
        return new Refused(why, 0);
    }

    @Test
    void a_good_token_says_whose_it_is() {
        assertThat(read(token()))
                .isEqualTo(new Valid(new AccessToken(ALICE, PHONE, ID, now, now + 600_000, null, null)));
        assertThat(read(token(claims -> {
                    claims.put("room", ROOM.toString());
                    claims.put("adm", 7);
                })))
                .isEqualTo(new Valid(new AccessToken(ALICE, PHONE, ID, now, now + 600_000, ROOM, 7L)));
        assertThat(AccessToken.isMeant(token())).isTrue();
    }

    @Test
    void nothing_in_a_good_token_can_be_changed() {
        String token = token();
        for (int at = 0; at < token.length() - 1; at++) {
            if (token.charAt(at) != '.') {
                char other = token.charAt(at) == 'A' ? 'B' : 'A';
                String changed = token.substring(0, at) + other + token.substring(at + 1);
                assertThat(read(changed)).as("at " + at).isNotInstanceOf(Valid.class);
            }
        }
    }

    @Test
    void what_another_key_or_another_way_signed_is_refused() throws JOSEException, ParseException {
        Payload claims = JWSObject.parse(token()).getPayload();
        String kid = issuer.key().getKeyID();
        JWSObject symmetric = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
        symmetric.sign(new MACSigner(issuer.jwks()));
        JWSObject stranger = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), claims);
        stranger.sign(new ECDSASigner(new TestIssuer().key()));

        assertThat(read(symmetric.serialize())).isEqualTo(refused(Code.BAD_TOKEN));
        assertThat(read(stranger.serialize())).isEqualTo(refused(Code.BAD_TOKEN));
        assertThat(read(new PlainObject(claims).serialize())).isEqualTo(refused(Code.BAD_TOKEN));
    }

    @Test
    void what_lacks_a_claim_or_has_an_odd_one_is_refused() {
        List<Consumer<Map<String, Object>>> odd = List.of(
                claims -> claims.remove("sub"),
                claims -> claims.put("sub", "alice"),
                claims -> claims.remove("dev"),
                claims -> claims.put("dev", 7),
                claims -> claims.remove("jti"),
                claims -> claims.remove("iat"),
                claims -> claims.put("iat", "now"),
                claims -> claims.remove("exp"),
                claims -> claims.put("room", "lobby"),
                claims -> claims.put("room", List.of()),
                claims -> claims.put("iat", now / 1_000 + 120),
                claims -> claims.put("exp", (now + Revocations.KEPT.toMillis()) / 1_000 + 1));

        assertThat(odd).allSatisfy(change -> assertThat(read(token(change))).isEqualTo(refused(Code.BAD_TOKEN)));
    }

    @Test
    void what_is_no_token_at_all_is_refused() {
        for (String text :
                List.of("", "eyJ", "eyJ.eyJ.x", "....", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "{".repeat(4_000))) {
            assertThat(read(text)).as(text).isEqualTo(refused(Code.BAD_TOKEN));
        }
        assertThat(read(token() + "A".repeat(5_000))).isEqualTo(refused(Code.BAD_TOKEN));
    }

    @Test
    void a_token_runs_out() {
        String token = token();

        now += 600_000 - 1;
        assertThat(read(token)).isInstanceOf(Valid.class);
        now++;
        assertThat(read(token)).isEqualTo(refused(Code.TOKEN_EXPIRED));
    }

    @Test
    void a_token_dies_with_its_device_its_account_or_alone() {
        String token = token();
        now += 500;
        assertThat(read(token)).isInstanceOf(Valid.class);

        revocations.changed(List.of(new DeviceEnded(ALICE, PHONE, now)));

        assertThat(read(token)).isEqualTo(refused(Code.TOKEN_REVOKED));
        // The same second, but later: the milliseconds decide.
        String later = token();
        assertThat(read(later)).isInstanceOf(Valid.class);
        revocations.changed(List.of(new TokenEnded(ID, now + 600_000, now)));
        assertThat(read(later)).isEqualTo(refused(Code.TOKEN_REVOKED));
        String other = issuer.token(ALICE, PHONE, now, 600_000);
        assertThat(read(other)).isInstanceOf(Valid.class);
        revocations.changed(List.of(new AccountEnded(ALICE, now + 1)));
        assertThat(read(other)).isEqualTo(refused(Code.TOKEN_REVOKED));
    }

    @Test
    void nobody_is_let_in_before_it_is_known_what_has_ended() {
        AccountTokens early = new AccountTokens(keys, revocations, () -> false, () -> now);

        assertThat(early.read(token())).isEqualTo(new Refused(Code.UNAVAILABLE, 1_000));
    }

    @Test
    void a_key_that_isnt_here_is_asked_for_and_found_without_anybody_waiting() {
        nanos += TimeUnit.SECONDS.toNanos(10);
        issuer.rotate();
        String token = token();

        assertThat(read(token)).isEqualTo(new Refused(Code.UNAVAILABLE, 1_000));
        assertThat(asked).isOne();
        issuer.publish();
        told.complete(Map.of(ServerSecrets.JWKS, issuer.jwks()));

        assertThat(read(token)).isInstanceOf(Valid.class);
    }

    @Test
    void keys_that_somebody_makes_up_cost_one_question_in_five_seconds() {
        nanos += TimeUnit.SECONDS.toNanos(10);
        for (int i = 0; i < 100; i++) {
            assertThat(read(new TestIssuer().token(ALICE, PHONE, now, 600_000)))
                    .isEqualTo(new Refused(Code.UNAVAILABLE, 1_000));
        }
        assertThat(asked).isOne();
        told.complete(Map.of(ServerSecrets.JWKS, issuer.jwks()));

        assertThat(read(new TestIssuer().token(ALICE, PHONE, now, 600_000))).isEqualTo(refused(Code.BAD_TOKEN));
        assertThat(asked).isOne();
        assertThat(read(token())).isInstanceOf(Valid.class);
    }

    @Test
    void the_keys_that_were_known_stay_while_the_key_service_is_away() {
        nanos += TimeUnit.SECONDS.toNanos(61);
        keys.refreshIfDue();
        told.completeExceptionally(new IllegalStateException("away"));
        told = CompletableFuture.completedFuture(Map.of(ServerSecrets.JWKS, new byte[] {'?'}));
        nanos += TimeUnit.SECONDS.toNanos(6);
        keys.refreshIfDue();

        assertThat(asked).isEqualTo(2);
        assertThat(read(token())).isInstanceOf(Valid.class);
    }

    @Test
    void a_rotation_goes_unnoticed() {
        String before = token();
        issuer.rotate();
        issuer.publish();
        told.complete(Map.of(ServerSecrets.JWKS, issuer.jwks()));
        nanos += TimeUnit.SECONDS.toNanos(61);
        keys.refreshIfDue();

        assertThat(read(before)).isInstanceOf(Valid.class);
        assertThat(read(token())).isInstanceOf(Valid.class);
    }
}
