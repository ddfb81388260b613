package hcchat.command.ops;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorServerTest {
    private final Path folder;
    private final TestRest rest;
    private final String port;
    private final String token;

    OperatorServerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        rest = TestRest.with(Map.of("hcchat.operator.file", folder.resolve("operator")));
        String[] said = Files.readString(folder.resolve("operator")).strip().split(" ");
        port = said[0];
        token = said[1];
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private HttpResponse<String> ask(String method, String path, String shown)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + shown)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void an_invite_of_the_operator_lets_somebody_register() throws Exception {
        HttpResponse<String> invite = ask("POST", "/account/invite?days=3", token);

        assertThat(invite.statusCode()).isEqualTo(200);
        rest.post(
                        "/auth/register",
                        "{'name':'alice','password':'%s','invite':'%s'}"
                                .formatted(TestRest.PASSWORD, invite.body().strip()))
                .is(201);
    }

    @Test
    void who_cannot_read_the_file_commands_nothing() throws Exception {
        assertThat(ask("POST", "/account/invite", "guessed").statusCode()).isEqualTo(401);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("operator"))))
                .isEqualTo("rw-------");
        rest.post("/account/invite", "{}", "Authorization", "Bearer " + token).isProblem(404, "no_such_path");
    }

    @Test
    void what_cannot_be_done_is_said() throws Exception {
        HttpResponse<String> refused = ask("POST", "/account/invite?days=many", token);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("days is a number from 1 to 999\n");
        assertThat(ask("GET", "/account/invite", token).statusCode()).isEqualTo(405);
    }

    private Reply alice() throws IOException, InterruptedException {
        String invite = ask("POST", "/account/invite", token).body().strip();
        return rest.post(
                        "/auth/register",
                        "{'name':'alice','password':'%s','invite':'%s'}".formatted(TestRest.PASSWORD, invite))
                .is(201);
    }

    private String role(Reply who, String channel) {
        return rest.get("/rooms/" + channel, "Authorization", "Bearer " + who.text("accessToken"))
                .is(200)
                .text("role");
    }

    @Test
    void a_room_in_use_gets_an_owner_by_the_operators_word() throws Exception {
        Reply alice = alice();
        Reply used = rest.post(
                "/messages",
                "{'room':'the lobby','text':'E2EE:AAAA'}",
                "Authorization",
                "Bearer " + alice.text("accessToken"));
        used.is(201);
        rest.post(
                        "/rooms",
                        "{'kind':'open','channel':'the lobby'}",
                        "Authorization",
                        "Bearer " + alice.text("accessToken"))
                .isProblem(409, "room_exists");

        HttpResponse<String> granted = ask("POST", "/room/grant?channel=the%20lobby&name=Alice", token);

        assertThat(granted.body()).startsWith("alice owns the lobby now.");
        assertThat(role(alice, "the%20lobby")).isEqualTo("owner");
        assertThat(ask("POST", "/room/grant?channel=the%20lobby&name=alice", token)
                        .body())
                .isEqualTo("alice owns the lobby already.\n");
    }

    @Test
    void a_room_of_two_gets_no_other_owner() throws Exception {
        Reply alice = alice();
        String bearer = "Bearer " + alice.text("accessToken");
        String invite = ask("POST", "/account/invite", token).body().strip();
        rest.post("/auth/register", "{'name':'bob','password':'%s','invite':'%s'}".formatted(TestRest.PASSWORD, invite))
                .is(201);
        String direct = rest.post("/rooms", "{'kind':'direct','with':'bob'}", "Authorization", bearer)
                .is(201)
                .text("channel");

        HttpResponse<String> refused = ask("POST", "/room/grant?channel=" + direct + "&name=bob", token);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(role(alice, direct)).isEqualTo("owner");
    }

    @Test
    void the_operator_erases_a_room_that_nobody_owns() throws Exception {
        String bearer = "Bearer " + alice().text("accessToken");
        rest.post("/messages", "{'room':'spam','text':'E2EE:AAAA'}", "Authorization", bearer)
                .is(201);

        assertThat(ask("POST", "/room/erase?channel=spam", token).body()).startsWith("spam is erased up to seq 1. ");

        assertThat(rest.post("/messages", "{'room':'spam','text':'E2EE:AAAA'}", "Authorization", bearer)
                        .is(201)
                        .json()
                        .path("seq")
                        .longValue())
                .isEqualTo(2);
    }

    @Test
    void whom_and_which_room_must_be_said() throws Exception {
        assertThat(ask("POST", "/room/grant?channel=lobby&name=nobody_here", token)
                        .body())
                .isEqualTo("there is no account of that name\n");
        assertThat(ask("POST", "/room/erase", token).statusCode()).isEqualTo(400);
    }
}
