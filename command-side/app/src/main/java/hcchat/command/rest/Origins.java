package hcchat.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Which web pages may call: our own host's, and those that the operator names.
public final class Origins implements CorsConfigurationSource {
    private static final long PREFLIGHT_SECONDS = 600;
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443, -1);

    private final Set<String> allowed;
    private final CorsConfiguration others = new CorsConfiguration();

    public Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
        others.setAllowedOrigins(List.copyOf(allowed));
        others.setAllowedMethods(List.of(
                HttpMethod.GET.name(),
                HttpMethod.HEAD.name(),
                HttpMethod.POST.name(),
                HttpMethod.PUT.name(),
                HttpMethod.PATCH.name(),
                HttpMethod.DELETE.name()));
        others.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
        others.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        others.setAllowCredentials(true);
        others.setMaxAge(PREFLIGHT_SECONDS);
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isOwn(origin, request) ? null : others;
    }

    /// Whether it comes from a page of ours, or of those that the operator named. A request without an origin is no
    /// page's.
    public boolean admits(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && (isOwn(origin, request) || allowed.contains(origin));
    }

    // The scheme isn't compared: behind a proxy that ends TLS ours is another.
    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            URI from = URI.create(origin);
            return from.getHost() != null
                    && from.getHost().equalsIgnoreCase(request.getServerName())
                    && usual(from.getPort()) == usual(request.getServerPort());
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static int usual(int port) {
        return USUAL_PORTS.contains(port) ? -1 : port;
    }
}
