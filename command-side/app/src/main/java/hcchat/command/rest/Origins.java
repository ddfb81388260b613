package hcchat.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Which web pages may call: our own host's, and those that the operator names.
public final class Origins implements CorsConfigurationSource {
    private static final long PREFLIGHT_SECONDS = 600;
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443, -1);
    private static final Map<String, String> USUAL_PORT = Map.of("http", ":80", "https", ":443");

    // As browsers write it, in small letters: no path, and no pattern.
    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private final Set<String> allowed;
    private final CorsConfiguration others = new CorsConfiguration();

    /// @param allowed each as a browser sends it, such as `https://chat.example.org`; large letters, a slash behind
    /// it and a port that goes without saying make no difference
    /// @throws IllegalArgumentException for what no browser sends: nobody would be let in by it
    public Origins(Set<String> allowed) {
        this.allowed = allowed.stream().map(Origins::normal).collect(Collectors.toUnmodifiableSet());
        others.setAllowedOrigins(List.copyOf(this.allowed));
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

    /// An origin as browsers send it.
    ///
    /// @throws IllegalArgumentException for what no browser sends
    public static String normal(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        String origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        Matcher parts = FORM.matcher(origin);
        if (!parts.matches()) {
            // Cookies and all origins don't go together either: who means everybody should know whom.
            throw new IllegalArgumentException("CORS_ALLOW_ORIGINS (hcchat.rest.origins) can't have \"" + written
                    + "\": write each origin as https://chat.example.org, scheme and host and, if need be, the port,"
                    + " with commas between them; * isn't one");
        }
        String usual = USUAL_PORT.get(parts.group(1));
        return usual != null && usual.equals(parts.group(3)) ? parts.group(1) + "://" + parts.group(2) : origin;
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
