package hcchat.command.rest.rooms;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where clients are sent, as `hcchat.web.*`.
///
/// @param publicUrl how the server is reached from outside, such as `https://hc.example.org`; left out, clients are
///     sent to the host by which they reached REST
/// @param edgePort the edge's port on that host
@ConfigurationProperties("hcchat.web")
public record RoomsSettings(
        @Nullable URI publicUrl, @DefaultValue("10080") int edgePort) {
    public RoomsSettings {
        if (publicUrl != null && (publicUrl.getHost() == null || !isWeb(publicUrl.getScheme()))) {
            throw new IllegalArgumentException("hcchat.web.public-url must be an http or https address");
        }
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "https".equals(scheme) || "http".equals(scheme);
    }
}
