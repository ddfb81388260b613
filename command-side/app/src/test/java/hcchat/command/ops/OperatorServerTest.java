package hcchat.command.ops;

import static org.assertj.core.api.Assertions.assertThat;

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
}
