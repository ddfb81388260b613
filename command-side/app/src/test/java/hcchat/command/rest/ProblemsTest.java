package hcchat.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final TestRest REST = TestRest.open();

    @AfterAll
    static void stop() {
        REST.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/api", "/api/nowhere", "/auth", "/auth/login/", "/error", "/index.html"})
    void where_nothing_is_nothing_is_said_but_that(String path) {
        REST.get(path).isProblem(404, "no_such_path");
        REST.post(path, "{}").isProblem(404, "no_such_path");
    }

    @Test
    void what_is_asked_in_another_way_says_how() {
        assertThat(REST.get("/auth/login").isProblem(405, "no_such_method").header("allow"))
                .isEqualTo("POST");
        assertThat(REST.send("PUT", "/api/auth/account", "{}")
                        .isProblem(405, "no_such_method")
                        .header("allow"))
                .isEqualTo("DELETE, GET, HEAD");
        REST.send("OPTIONS", "/auth/login", null).isProblem(405, "no_such_method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "'text'",
                "{} {}",
                "{'name':'a','name':'b'}",
                "{'name':undefined}",
                "{'a':[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}"
            })
    void a_body_that_is_no_json_object_is_refused(String body) {
        REST.post("/auth/login", body).isProblem(400, "bad_json");
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() {
        HttpRequest request = HttpRequest.newBuilder(REST.root().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"name\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .build();
        REST.send(request).isProblem(400, "bad_json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "application/json; charset=nonsense",
                "nonsense"
            })
    void a_body_of_another_type_is_refused(String type) {
        REST.post("/auth/login", "{}", "Content-Type", type).isProblem(415, "bad_content_type");
    }

    @Test
    void a_body_that_is_too_large_is_refused_also_when_nobody_said_how_large() {
        String large = "{'name':'" + "x".repeat(20_000) + "'}";
        REST.post("/auth/login", large).isProblem(413, "too_large");
        HttpRequest chunked = HttpRequest.newBuilder(REST.root().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        REST.send(chunked).isProblem(413, "too_large");
    }

    @Test
    void a_field_that_is_not_as_it_must_be_is_named() {
        assertThat(REST.post("/auth/login", "{'name':7}")
                        .isProblem(400, "bad_field")
                        .text("field"))
                .isEqualTo("name");
        assertThat(REST.post("/auth/login", "{'name':'alice'}")
                        .isProblem(400, "bad_field")
                        .text("field"))
                .isEqualTo("password");
        assertThat(REST.post("/auth/login", "{'name':'alice','password':'1234567890','deviceId':'1-1-1-1-1'}")
                        .isProblem(400, "bad_field")
                        .text("field"))
                .isEqualTo("deviceId");
        assertThat(REST.post("/auth/login", "{'name':'alice','password':'1234567890','deviceName':'a\\u0000b'}")
                        .isProblem(400, "bad_field")
                        .text("field"))
                .isEqualTo("deviceName");
    }

    @Test
    void who_shows_no_good_token_is_told_what_is_wrong_with_it() {
        Reply nobody = REST.get("/auth/account").isProblem(401, "token_required");
        assertThat(nobody.header("www-authenticate")).isEqualTo("Bearer realm=\"hcchat\"");
        Reply forged = REST.whoAmI("not.a.token").isProblem(401, "bad_token");
        assertThat(forged.header("www-authenticate")).contains("error=\"invalid_token\"");
        REST.get("/auth/account", "Authorization", "Basic YTpi").isProblem(401, "bad_token");
        REST.get("/auth/account", "Authorization", "Bearer ").isProblem(401, "bad_token");
    }

    @Test
    void a_stale_token_is_no_hindrance_where_none_is_needed() {
        REST.post("/auth/login", "{}", "Authorization", "Bearer stale").isProblem(400, "bad_field");
    }

    @Test
    void every_answer_says_how_a_browser_is_to_take_it() {
        Reply refused = REST.get("/auth/account");

        assertThat(refused.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(refused.header("cache-control")).contains("no-store");
        assertThat(refused.header("content-security-policy")).contains("default-src 'none'");
        assertThat(refused.header("x-frame-options")).isEqualTo("DENY");
        assertThat(refused.header("referrer-policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth//login", "/auth/%2e%2e/login", "/auth;x=1/login", "/auth/%00", "/auth%2flogin"})
    void an_address_that_could_be_read_in_two_ways_is_refused(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.9\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void what_is_no_http_is_refused_in_the_same_form(String request) throws IOException {
        assertThat(raw(request)).contains(" 400 ").contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz=1", "after=%C3%28", "after=%ED%A0%80"})
    void what_stands_behind_the_question_mark_and_is_no_text_is_refused(String query) throws IOException {
        String token = REST.register("q" + System.nanoTime()).text("accessToken");
        assertThat(raw("GET /rooms/a/messages?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + token + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void what_the_web_server_refuses_is_told_so_whichever_the_method(String method) throws IOException {
        assertThat(raw(method + " /rooms/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Authorization", "X-Forwarded-For"})
    void a_control_character_in_a_header_that_matters_is_refused(String header) throws IOException {
        assertThat(raw("GET /auth/account HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                        + ": a\u0085b\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad_request\"");
    }

    @Test
    void a_control_character_in_the_type_of_a_body_is_refused() throws IOException {
        assertThat(raw("POST /auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\u0085\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad_request\"");
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .contains(" 400 ")
                .contains("\"code\":\"bad_request\"");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), REST.root().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
