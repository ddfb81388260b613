package hcchat.command.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// `/openapi.yaml`: what can be asked here, for machines.
final class DocumentEndpoint implements Endpoint.Source {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                HttpMethod.GET,
                "/openapi.yaml",
                Access.ANYBODY,
                _ -> ServerResponse.ok().contentType(YAML).body(document())));
    }

    private static byte[] document() {
        try (InputStream yaml = DocumentEndpoint.class.getResourceAsStream("openapi.yaml")) {
            return Objects.requireNonNull(yaml).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
