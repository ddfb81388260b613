package hcchat.command.account;

import static hcchat.command.fixture.TestRest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.intake.token.AccessToken;
import hcchat.log.account.Revocations;
import hcchat.log.memory.InMemoryAccountLog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of two processes one is two seconds ahead: here the one process goes back by them between two calls.
class ClocksTest {
    private static final TestRest REST = TestRest.open();
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final Revocations edge = new Revocations(REST.clock()::millis);
    private final InMemoryAccountLog log = new InMemoryAccountLog(REST.told());
    private final String alice =
            "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @AfterAll
    static void stop() {
        REST.close();
    }

    @BeforeEach
    void follow() {
        var _ = log.follow(0, edge);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static AccessToken read(String token) {
        if (REST.bean(AccessTokens.class).verify(token) instanceof Verdict.Good(AccessToken read)) {
            return read;
        }
        throw new AssertionError("no good token");
    }

    private static String[] by(Reply session) {
        return new String[] {"Authorization", "Bearer " + session.text("accessToken")};
    }

    /// All that the process which is ahead gave out.
    private static List<AccessToken> given(Reply session) {
        Reply chat =
                REST.post("/chat/token", "{'channel':'lobby'}", by(session)).is(200);
        return Stream.of(session.text("accessToken"), chat.text("jwt"))
                .map(ClocksTest::read)
                .toList();
    }

    private boolean isDead(AccessToken token) {
        return edge.isDead(token.account(), token.device(), token.id(), token.issuedMillis());
    }

    private Reply registerAhead() {
        REST.clock().pass(AHEAD);
        return REST.register(alice);
    }

    private void goBack() {
        REST.clock().pass(AHEAD.negated());
    }

    private Reply logInOn(String device) {
        return REST.post(
                        "/auth/login",
                        "{'name':'" + alice + "','password':'" + PASSWORD + "','deviceId':'" + device + "'}")
                .is(200);
    }

    @Test
    void no_token_outlives_its_device_whose_end_was_by_a_clock_behind() {
        Reply session = registerAhead();
        List<AccessToken> tokens = given(session);
        goBack();

        REST.send("DELETE", "/auth/devices/" + session.text("device"), null, by(session))
                .is(204);

        TestCommandSide.await(() -> tokens.stream().allMatch(this::isDead));
    }

    @Test
    void no_token_outlives_its_account_whose_end_was_by_a_clock_behind() {
        Reply session = registerAhead();
        List<AccessToken> tokens = given(session);
        goBack();

        REST.send("DELETE", "/auth/account", "{'password':'" + PASSWORD + "'}", by(session))
                .is(204);

        TestCommandSide.await(() -> tokens.stream().allMatch(this::isDead));
    }

    @Test
    void what_was_refreshed_by_a_clock_behind_does_not_hide_what_was_made_before() {
        Reply session = registerAhead();
        List<AccessToken> tokens = given(session);
        goBack();
        Reply next = REST.refresh(session.text("refreshToken")).is(200);
        assertThat(isDead(read(next.text("accessToken")))).isFalse();
        REST.whoAmI(next.text("accessToken")).is(200);

        REST.post("/auth/logout", "{'refreshToken':'" + next.text("refreshToken") + "'}");

        TestCommandSide.await(() -> tokens.stream().allMatch(this::isDead));
    }

    @Test
    void who_logs_in_again_by_a_clock_behind_is_in() {
        Reply session = registerAhead();
        AccessToken before = read(session.text("accessToken"));
        goBack();
        String device = session.text("device");
        Reply same = logInOn(device);
        REST.whoAmI(same.text("accessToken")).is(200);
        REST.send("DELETE", "/auth/devices/" + device, null, by(same)).is(204);

        Reply again = logInOn(device);

        TestCommandSide.await(() -> isDead(before));
        REST.whoAmI(again.text("accessToken")).is(200);
        assertThat(isDead(read(again.text("accessToken")))).isFalse();
    }
}
