package hcchat.command.rest.auth;

import hcchat.command.grants.KeySet;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// `/.well-known/jwks.json`.
final class KeyEndpoints implements Endpoint.Source {
    // Half of how long a key is published before it signs.
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final MediaType KEYS = MediaType.parseMediaType("application/jwk-set+json");

    private final KeySet keys;

    KeyEndpoints(KeySet keys) {
        this.keys = keys;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.GET, "/.well-known/jwks.json", Access.ANYBODY, this::keys));
    }

    private ServerResponse keys(Call call) {
        return ServerResponse.ok()
                .contentType(KEYS)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(keys.json().getBytes(StandardCharsets.UTF_8));
    }
}
