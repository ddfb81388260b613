package hcchat.command.rest.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where clients reach the socket.
final class SocketAddress {
    private static final String PATH = "/chat-ws";

    private final @Nullable URI publicUrl;
    private final int edgePort;

    /// @param publicUrl how the server is reached from outside; null where REST and edge are reached on one host,
    /// by
    ///     their own ports
    /// @param edgePort the edge's there
    SocketAddress(@Nullable URI publicUrl, int edgePort) {
        this.publicUrl = publicUrl;
        this.edgePort = edgePort;
    }

    /// For who has reached REST by this request.
    String url(HttpServletRequest request) {
        if (publicUrl == null) {
            return "ws://" + request.getServerName() + ":" + edgePort + PATH;
        }
        String scheme = publicUrl.getScheme().equals("https") ? "wss" : "ws";
        String path = publicUrl.getRawPath();
        return scheme + "://" + publicUrl.getRawAuthority() + (path.equals("/") ? "" : path) + PATH;
    }
}
