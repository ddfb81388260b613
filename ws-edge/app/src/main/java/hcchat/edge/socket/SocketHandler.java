package hcchat.edge.socket;

import hcchat.wire.PeerAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/// The handshake, before everything else that the web server does: it needs no thread of its own, no servlet and no
/// session. What isn't a socket's path goes on, on a thread that may wait.
public final class SocketHandler extends Handler.Wrapper {
    private static final String SCHEME = "Bearer ";

    private final SocketAcceptor acceptor;
    private final SocketLimits limits;
    private final OriginRule origins;
    private final Set<String> trustedProxies;
    private final Pulse pulse;
    private final Set<String> paths;
    private final WebSocketComponents components = new WebSocketComponents();
    private final WebSocketMappings mappings = new WebSocketMappings(components);

    public SocketHandler(
            SocketAcceptor acceptor,
            SocketLimits limits,
            OriginRule origins,
            Set<String> trustedProxies,
            Pulse pulse,
            Set<String> paths) {
        this.acceptor = acceptor;
        this.limits = limits;
        this.origins = origins;
        this.trustedProxies = Set.copyOf(trustedProxies);
        this.pulse = pulse;
        this.paths = Set.copyOf(paths);
        addBean(components);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (paths.contains(Request.getPathInContext(request))) {
            shakeHands(request, response, callback);
        } else {
            request.getComponents().getExecutor().execute(() -> passOn(request, response, callback));
        }
        return true;
    }

    private void passOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private void shakeHands(Request request, Response response, Callback callback) {
        if (!"websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))) {
            refuse(response, callback, HttpStatus.UPGRADE_REQUIRED_426, "Upgrade Required");
            return;
        }
        if (!origins.admits(request.getHeaders().get(HttpHeader.ORIGIN), Request.getServerName(request))) {
            refuse(response, callback, HttpStatus.FORBIDDEN_403, "Origin not allowed");
            return;
        }
        List<String> forwarded = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR);
        String address = PeerAddress.of(Request.getRemoteAddr(request), forwarded, trustedProxies);
        if (!acceptor.admits(address)) {
            refuse(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "Too many connections");
            return;
        }
        if (!mappings.upgrade(new Negotiator(address), request, response, callback, SocketHandler::configure)) {
            refuse(response, callback, HttpStatus.BAD_REQUEST_400, "Not a WebSocket handshake");
        }
    }

    /// Pieces of a long message are handed over as they come (its own announced length makes nobody set memory
    /// aside), and no outgoing frame is cut: a bound on frames would hold for both ways. Silence is the pulse's
    /// business.
    private static void configure(Configuration configuration) {
        configuration.setAutoFragment(true);
        configuration.setMaxFrameSize(0);
        configuration.setIdleTimeout(Duration.ZERO);
    }

    private static void refuse(Response response, Callback callback, int status, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        response.write(true, StandardCharsets.UTF_8.encode(text), callback);
    }

    /// A token for whoever can set headers, else among the subprotocols, which a browser can.
    private static @Nullable String bearing(ServerUpgradeRequest request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : Subprotocols.bearing(request.getSubProtocols());
    }

    private final class Negotiator extends WebSocketNegotiator.AbstractNegotiator {
        private final String address;

        Negotiator(String address) {
            this.address = address;
        }

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            // Compressing ciphertext gains nothing, and merged writes need frames as they are.
            response.setExtensions(List.of());
            String chosen = Subprotocols.choose(request.getSubProtocols());
            if (chosen != null) {
                response.setAcceptedSubProtocol(chosen);
            }
            boolean hcchat = Subprotocols.HCCHAT.equals(chosen);
            String bearing = hcchat ? bearing(request) : null;
            SocketAcceptor to = bearing == null ? acceptor : new BearingAcceptor(acceptor, bearing);
            return new JettySocket(to, limits, pulse, address, hcchat);
        }
    }
}
