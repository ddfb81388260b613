package hcchat.client.file;

import java.net.URI;

/// Where REST is, when only the socket's address is known.
public final class RestAddress {
    private RestAddress() {}

    /// With a port of its own the socket's server is spoken to directly, and REST has the next port; without one
    /// there is a proxy, and REST is below `/api`.
    public static URI of(URI socket) {
        String scheme = "wss".equals(socket.getScheme()) ? "https" : "http";
        String host = socket.getHost();
        return URI.create(
                socket.getPort() < 0
                        ? scheme + "://" + host + "/api"
                        : scheme + "://" + host + ":" + (socket.getPort() + 1));
    }
}
