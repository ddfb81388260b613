package hcchat.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String WRONG = "{'name':'%s','password':'wrong horse!'}";

    private static TestRest with(Object... settings) {
        Map<String, Object> all = new HashMap<>(
                Map.of("hcchat.accounts.registration", "open", "hcchat.rest.trusted-proxies", "127.0.0.1"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("hcchat.rest." + settings[i], settings[i + 1]);
        }
        return TestRest.with(all);
    }

    private static String[] from(String address) {
        return new String[] {"X-Forwarded-For", address};
    }

    @Test
    void an_address_that_calls_too_often_waits_and_others_do_not() {
        try (TestRest rest = with("limit.address.burst", 3, "limit.address.per-minute", 1)) {
            for (int i = 0; i < 3; i++) {
                rest.get("/nowhere", from("192.0.2.1")).isProblem(404, "no_such_path");
            }
            Reply refused = rest.get("/nowhere", from("192.0.2.1")).isProblem(429, "rate_limited");
            assertThat(refused.json().path("retryAfterMs").longValue()).isBetween(1L, 60_001L);
            assertThat(Long.parseLong(refused.header("retry-after"))).isBetween(1L, 61L);
            rest.get("/nowhere", from("192.0.2.2")).isProblem(404, "no_such_path");
            // Whoever watches over the process is never braked.
            rest.get("/healthz", from("192.0.2.1")).is(200);
        }
    }

    @Test
    void all_of_an_ipv6_network_is_one_address_and_what_others_wrote_before_the_proxy_is_nothing() {
        try (TestRest rest = with("limit.address.burst", 1, "limit.address.per-minute", 1)) {
            rest.get("/nowhere", from("2001:db8:0:1::1")).isProblem(404, "no_such_path");
            rest.get("/nowhere", from("2001:db8:0:1:ffff::2")).isProblem(429, "rate_limited");
            rest.get("/nowhere", from("198.51.100.7, 2001:db8:0:1::3")).isProblem(429, "rate_limited");
            rest.get("/nowhere", from("2001:db8:0:2::1")).isProblem(404, "no_such_path");
        }
    }

    @Test
    void who_is_no_trusted_proxy_speaks_for_itself_alone() {
        try (TestRest rest =
                with("limit.address.burst", 1, "limit.address.per-minute", 1, "trusted-proxies", "192.0.2.200")) {
            rest.get("/nowhere", from("192.0.2.1")).isProblem(404, "no_such_path");
            rest.get("/nowhere", from("192.0.2.2")).isProblem(429, "rate_limited");
        }
    }

    @Test
    void one_password_is_not_guessed_at_from_many_addresses_whether_it_exists_or_not() {
        try (TestRest rest = with("limit.name.burst", 2, "limit.name.per-minute", 1)) {
            rest.register("alice");
            for (String name : new String[] {"alice", "nobody"}) {
                rest.post("/auth/login", WRONG.formatted(name), from("192.0.2.1"))
                        .isProblem(401, "bad_login");
                rest.post("/auth/login", WRONG.formatted(name), from("192.0.2.2"))
                        .isProblem(401, "bad_login");
                rest.post("/auth/login", WRONG.formatted(name), from("192.0.2.3"))
                        .isProblem(429, "rate_limited");
            }
        }
    }

    @Test
    void strangers_who_guess_at_a_name_lock_nobody_out_who_names_a_device() {
        try (TestRest rest = with("limit.name.burst", 1, "limit.name.per-minute", 1)) {
            Reply alice = rest.register("alice");
            rest.post("/auth/login", WRONG.formatted("alice"), from("192.0.2.1"))
                    .isProblem(401, "bad_login");
            String right = "{'name':'alice','password':'" + TestRest.PASSWORD + "','deviceId':'%s'}";

            rest.post("/auth/login", right.formatted(UUID.randomUUID()), from("192.0.2.2"))
                    .isProblem(429, "rate_limited");
            rest.post("/auth/login", right.formatted(alice.text("device")), from("192.0.2.2"))
                    .is(200);
            rest.post("/auth/login", right.formatted(alice.text("device")).replace("alice", "bob"), from("192.0.2.2"))
                    .isProblem(401, "bad_login");
            rest.post("/auth/login", right.formatted(alice.text("device")).replace("alice", "bob"), from("192.0.2.2"))
                    .isProblem(429, "rate_limited");
        }
    }

    @Test
    void one_password_is_not_guessed_at_more_often_by_asking_in_other_ways() {
        try (TestRest rest = with("limit.device.burst", 3, "limit.device.per-minute", 1)) {
            Reply alice = rest.register("alice");
            String[] bearer = {"Authorization", "Bearer " + alice.text("accessToken")};
            String device = alice.text("device");

            rest.post("/auth/login", "{'name':'alice','password':'wrong horse!','deviceId':'" + device + "'}")
                    .isProblem(401, "bad_login");
            rest.post("/auth/password", "{'password':'wrong horse!','newPassword':'correct horse'}", bearer)
                    .isProblem(401, "bad_login");
            rest.send("DELETE", "/auth/account", "{'password':'wrong horse!'}", bearer)
                    .isProblem(401, "bad_login");
            rest.send("DELETE", "/auth/account", "{'password':'wrong horse!'}", bearer)
                    .isProblem(429, "rate_limited");
        }
    }

    @Test
    void an_address_proves_few_passwords_and_registers_fewer_still() {
        try (TestRest rest =
                with("limit.passwords.burst", 2, "limit.passwords.per-minute", 1, "limit.registrations.burst", 1)) {
            rest.register("alice");
            rest.post("/auth/register", "{'name':'bob','password':'correct horse'}")
                    .isProblem(429, "rate_limited");
            rest.post("/auth/login", WRONG.formatted("a")).isProblem(401, "bad_login");
            rest.post("/auth/login", WRONG.formatted("b")).isProblem(401, "bad_login");
            rest.post("/auth/login", WRONG.formatted("c")).isProblem(429, "rate_limited");
        }
    }

    @Test
    void an_account_that_calls_too_often_waits_wherever_it_calls_from() {
        try (TestRest rest = with("limit.account.burst", 2, "limit.account.per-minute", 1)) {
            String alice = "Bearer " + rest.register("alice").text("accessToken");
            for (int i = 0; i < 2; i++) {
                rest.get("/auth/account", "Authorization", alice, "X-Forwarded-For", "192.0.2." + i)
                        .is(200);
            }
            rest.get("/auth/account", "Authorization", alice, "X-Forwarded-For", "192.0.2.9")
                    .isProblem(429, "rate_limited");
        }
    }

    @Test
    void nobody_is_braked_where_limits_are_off() {
        try (TestRest rest = with("limits", false, "limit.address.burst", 1, "limit.address.per-minute", 1)) {
            for (int i = 0; i < 5; i++) {
                rest.get("/nowhere").isProblem(404, "no_such_path");
            }
        }
    }
}
