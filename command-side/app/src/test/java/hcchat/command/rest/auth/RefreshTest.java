package hcchat.command.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private static final TestRest REST = TestRest.open();

    private final String alice =
            "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final Reply first = REST.register(alice);

    @AfterAll
    static void stop() {
        REST.close();
    }

    private String token() {
        return first.text("refreshToken");
    }

    @Test
    void a_refresh_token_gives_another_of_each_kind() {
        Reply second = REST.refresh(token()).is(200);

        assertThat(second.text("refreshToken")).isNotEqualTo(token());
        assertThat(second.text("device")).isEqualTo(first.text("device"));
        assertThat(second.json().path("notices").isEmpty()).isTrue();
        REST.whoAmI(second.text("accessToken")).is(200);
        // An access token that was given before is as good as before.
        REST.whoAmI(first.text("accessToken")).is(200);
    }

    @Test
    void a_token_used_twice_ends_its_device_and_the_owner_is_told() {
        Reply other = REST.logIn(alice).is(200);
        Reply second = REST.refresh(token()).is(200);
        REST.refresh(token()).isProblem(401, "token_reused");

        // Neither the thief nor the owner goes on with what they have.
        REST.refresh(second.text("refreshToken")).isProblem(401, "bad_token");
        REST.whoAmI(second.text("accessToken")).isProblem(401, "token_revoked");
        REST.whoAmI(first.text("accessToken")).isProblem(401, "token_revoked");
        // Other devices do, and hear of it.
        Reply account = REST.whoAmI(other.text("accessToken")).is(200);
        assertThat(account.json().path("notices").get(0).path("kind").stringValue())
                .isEqualTo("refresh_reused");
        assertThat(REST.logIn(alice).is(200).json().path("notices").size()).isEqualTo(1);
    }

    @Test
    void an_old_token_of_the_line_is_known_however_long_ago_it_was_used() {
        String newest = token();
        for (int i = 0; i < 5; i++) {
            newest = REST.refresh(newest).is(200).text("refreshToken");
        }
        REST.refresh(token()).isProblem(401, "token_reused");
        REST.refresh(newest).isProblem(401, "bad_token");
    }

    @RepeatedTest(5)
    void of_two_at_once_exactly_one_wins_and_the_line_ends() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Reply> use = () -> {
            start.await();
            return REST.refresh(token());
        };
        List<Reply> replies;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Reply> one = both.submit(use);
            Future<Reply> two = both.submit(use);
            replies = List.of(one.get(), two.get());
        }

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 401);
        Reply won = replies.stream()
                .filter(reply -> reply.status() == 200)
                .findFirst()
                .orElseThrow();
        REST.refresh(won.text("refreshToken")).isProblem(401, "bad_token");
        REST.whoAmI(won.text("accessToken")).isProblem(401, "token_revoked");
    }

    @Test
    void a_device_that_was_ended_may_log_in_again_at_once() {
        REST.refresh(token()).is(200);
        REST.refresh(token()).isProblem(401, "token_reused");
        Reply again = REST.post(
                        "/auth/login",
                        "{'name':'%s','password':'%s','deviceId':'%s'}"
                                .formatted(alice, TestRest.PASSWORD, first.text("device")))
                .is(200);

        REST.whoAmI(again.text("accessToken")).is(200);
        REST.whoAmI(first.text("accessToken")).isProblem(401, "token_revoked");
    }

    @Test
    void an_expired_access_token_is_told_so_and_refreshed() {
        REST.clock().pass(Duration.ofMinutes(10));
        REST.whoAmI(first.text("accessToken")).isProblem(401, "token_expired");
        REST.whoAmI(REST.refresh(token()).is(200).text("accessToken")).is(200);
    }

    @Test
    void who_stays_away_for_sixty_days_logs_in_again() {
        REST.clock().pass(Duration.ofDays(60));
        REST.refresh(token()).isProblem(401, "bad_token");
        REST.logIn(alice).is(200);
    }

    @Test
    void what_is_no_token_is_refused() {
        REST.refresh("").isProblem(401, "bad_token");
        REST.refresh("hcf1.AAAA").isProblem(401, "bad_token");
        REST.refresh("hcf1." + "A".repeat(43)).isProblem(401, "bad_token");
        REST.post("/auth/refresh", "{}").isProblem(400, "bad_field");
    }

    @Test
    void who_logs_out_is_out_and_may_say_so_again() {
        String body = "{'refreshToken':'" + token() + "'}";
        REST.post("/auth/logout", body).is(204);

        REST.whoAmI(first.text("accessToken")).isProblem(401, "token_revoked");
        REST.refresh(token()).isProblem(401, "bad_token");
        REST.post("/auth/logout", body).is(204);
    }

    @Test
    void nothing_that_is_kept_gives_a_token_back() {
        assertThat(REST.postgres()
                        .column("select encode(token, 'escape') || encode(line, 'escape') from refresh_token"))
                .noneMatch(kept -> kept.contains(token().substring(5)));
    }
}
