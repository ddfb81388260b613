package hcchat.command.rest.auth;

import static hcchat.command.fixture.TestRest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CookiesTest {
    private static final String FRIEND = "https://app.example";
    private static final TestRest REST = TestRest.with(Map.of(
            "hcchat.accounts.registration",
            "open",
            "hcchat.rest.limits",
            false,
            "CORS_ALLOW_ORIGINS",
            FRIEND + ", https://b.example"));
    private static final String OWN = REST.root().toString();

    private final String alice =
            "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @AfterAll
    static void stop() {
        REST.close();
    }

    private Reply register(String... headers) {
        return REST.post(
                "/api/auth/register",
                "{'name':'%s','password':'%s','cookie':true}".formatted(alice, PASSWORD),
                headers);
    }

    /// What a browser would send back.
    private static String kept(Reply reply) {
        String cookie = reply.header("set-cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void a_page_of_ours_gets_its_refresh_token_where_no_script_finds_it() {
        Reply made = register("Origin", OWN).is(201);

        assertThat(made.json().has("refreshToken")).isFalse();
        assertThat(made.header("set-cookie"))
                .startsWith("hcchat_refresh=hcf1.")
                .contains("Path=/api/auth;", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=5184000");
    }

    @Test
    void a_cookie_is_refreshed_by_our_own_pages_alone() {
        Reply made = register("Origin", OWN).is(201);
        REST.post("/api/auth/refresh", "{}", "Cookie", kept(made)).isProblem(403, "bad_origin");
        REST.post("/api/auth/refresh", "{}", "Cookie", kept(made), "Origin", "https://evil.example")
                .isProblem(403, "bad_origin");
        REST.post("/api/auth/refresh", "{}", "Cookie", kept(made), "Origin", "null")
                .isProblem(403, "bad_origin");
        Reply next = REST.post("/api/auth/refresh", "{}", "Cookie", kept(made), "Origin", OWN)
                .is(200);

        assertThat(next.json().has("refreshToken")).isFalse();
        assertThat(kept(next)).isNotEqualTo(kept(made));
        REST.post("/api/auth/refresh", "{}", "Cookie", kept(next), "Origin", FRIEND)
                .is(200);
    }

    @Test
    void who_logs_out_loses_the_cookie() {
        Reply made = register("Origin", FRIEND).is(201);
        Reply out = REST.post("/api/auth/logout", "{}", "Cookie", kept(made), "Origin", OWN)
                .is(204);

        assertThat(out.header("set-cookie")).startsWith("hcchat_refresh=;").contains("Max-Age=0");
        REST.post("/api/auth/refresh", "{}", "Cookie", kept(made), "Origin", OWN)
                .isProblem(401, "bad_token");
    }

    @Test
    void nobody_but_a_page_gets_a_cookie() {
        register().isProblem(403, "bad_origin");
        register("Origin", "https://evil.example").isProblem(403, "bad_origin");
    }

    @Test
    void pages_that_the_operator_named_may_call_and_others_may_not() {
        String[] preflight = {
            "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type,authorization"
        };
        Reply allowed = REST.send("OPTIONS", "/api/auth/login", null, with(preflight, FRIEND))
                .is(200);
        assertThat(allowed.header("access-control-allow-origin")).isEqualTo(FRIEND);
        assertThat(allowed.header("access-control-allow-credentials")).isEqualTo("true");
        assertThat(allowed.header("access-control-allow-methods")).contains("POST");
        assertThat(REST.get("/auth/account", "Origin", FRIEND)
                        .isProblem(401, "token_required")
                        .header("access-control-allow-origin"))
                .isEqualTo(FRIEND);

        REST.send("OPTIONS", "/api/auth/login", null, with(preflight, "https://evil.example"))
                .isProblem(403, "bad_origin");
        Reply refused = REST.get("/auth/account", "Origin", "https://evil.example");
        assertThat(refused.isProblem(403, "bad_origin").header("access-control-allow-origin"))
                .isEmpty();
        // Behind a proxy that ends TLS our own pages come by another scheme than the request.
        REST.get("/auth/account", "Origin", OWN.replace("http:", "https:")).isProblem(401, "token_required");
    }

    private static String[] with(String[] headers, String origin) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Origin";
        all[headers.length + 1] = origin;
        return all;
    }
}
