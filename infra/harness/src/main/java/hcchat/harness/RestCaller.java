package hcchat.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks REST of one server, as whoever shows a token.
public final class RestCaller implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    /// @param server `http://host:port`
    public RestCaller(URI server) {
        this.server = server;
    }

    /// @param code of the problem document, empty when it went well
    public record Reply(int status, String code, JsonNode body) {
        public boolean went() {
            return status < 300;
        }

        public String text(String field) {
            return body.path(field).stringValue("");
        }

        /// Itself, where it went well.
        ///
        /// @throws AssertionError with what was said else
        public Reply done() {
            if (!went()) {
                throw new AssertionError(status + " " + body);
            }
            return this;
        }
    }

    /// @param token null for nobody's
    /// @param json with ' for "; empty for no body
    public Reply ask(@Nullable String token, String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .method(
                        method,
                        json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json.replace('\'', '"')));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
            return new Reply(answer.statusCode(), body.path("code").stringValue(""), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// Makes an account; `accessToken`, `refreshToken`, `account`, `device` are in the reply.
    public Reply register(String name) {
        return ask(null, "POST", "/auth/register", "{'name':'" + name + "','password':'correct horse battery'}")
                .done();
    }

    /// Another session of an account that was registered here, on a device of its own.
    public Reply logIn(String name) {
        return ask(null, "POST", "/auth/login", "{'name':'" + name + "','password':'correct horse battery'}")
                .done();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
