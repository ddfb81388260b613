package hcchat.command.rest.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where clients reach the socket.
final class SocketAddress {
    private static final String PATH = "/chat-ws";
    private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");

    private final @Nullable String outside;
    private final int edgePort;

    /// @param publicUrl how the server is reached from outside; null where REST and edge are reached on one host,
    /// by
    ///     their own ports
    /// @param edgePort the edge's there
    SocketAddress(@Nullable URI publicUrl, int edgePort) {
        this.outside = publicUrl == null ? null : below(publicUrl);
        this.edgePort = edgePort;
    }

    /// For who has reached REST by this request.
    String url(HttpServletRequest request) {
        return outside == null ? "ws://" + request.getServerName() + ":" + edgePort + PATH : outside;
    }

    static String below(URI publicUrl) {
        String scheme = publicUrl.getScheme().equals("https") ? "wss" : "ws";
        String path = TRAILING_SLASHES.matcher(publicUrl.getRawPath()).replaceFirst("");
        return scheme + "://" + publicUrl.getRawAuthority() + path + PATH;
    }
}
