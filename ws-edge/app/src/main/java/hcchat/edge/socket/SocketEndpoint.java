package hcchat.edge.socket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.springframework.web.HttpRequestHandler;

/// The handshake: an ordinary handler of Spring MVC, so that filters apply, which ends in Jetty's WebSocket core.
public final class SocketEndpoint implements HttpRequestHandler {
    private final SocketAcceptor acceptor;
    private final SocketLimits limits;
    private final OriginRule origins;
    private final Set<String> trustedProxies;
    private final Pulse pulse;
    private final WebSocketComponents components = new WebSocketComponents();
    private final WebSocketMappings mappings = new WebSocketMappings(components);

    public SocketEndpoint(
            SocketAcceptor acceptor, SocketLimits limits, OriginRule origins, Set<String> trustedProxies, Pulse pulse)
            throws Exception {
        this.acceptor = acceptor;
        this.limits = limits;
        this.origins = origins;
        this.trustedProxies = Set.copyOf(trustedProxies);
        this.pulse = pulse;
        components.start();
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(response, HttpServletResponse.SC_UPGRADE_REQUIRED, "Upgrade Required");
            return;
        }
        if (!origins.admits(request.getHeader("Origin"), request.getServerName())) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Origin not allowed");
            return;
        }
        String address = PeerAddress.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), trustedProxies);
        if (!acceptor.admits(address)) {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many connections");
            return;
        }
        if (!upgrade(request, address)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "Not a WebSocket handshake");
        }
    }

    private boolean upgrade(HttpServletRequest request, String address) throws IOException {
        ServletContextRequest core = ServletContextRequest.getServletContextRequest(request);
        FutureCallback done = new FutureCallback();
        boolean upgraded = mappings.upgrade(
                new Negotiator(address), core, core.getServletContextResponse(), done, SocketEndpoint::configure);
        if (upgraded) {
            done.block();
        }
        return upgraded;
    }

    /// Pieces of a long message are handed over as they come (its own announced length makes nobody set memory
    /// aside), and
    /// no outgoing frame is cut: a bound on frames would hold for both ways. Silence is the pulse's business.
    private static void configure(Configuration configuration) {
        configuration.setAutoFragment(true);
        configuration.setMaxFrameSize(0);
        configuration.setIdleTimeout(Duration.ZERO);
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getOutputStream().print(text);
    }

    public void stop() throws Exception {
        components.stop();
    }

    private final class Negotiator extends WebSocketNegotiator.AbstractNegotiator {
        private final String address;

        Negotiator(String address) {
            this.address = address;
        }

        @Override
        public FrameHandler negotiate(
                ServerUpgradeRequest request,
                ServerUpgradeResponse response,
                org.eclipse.jetty.util.Callback callback) {
            // Compressing ciphertext gains nothing, and merged writes need frames as they are.
            response.setExtensions(List.of());
            String chosen = Subprotocols.choose(request.getSubProtocols());
            if (chosen != null) {
                response.setAcceptedSubProtocol(chosen);
            }
            return new JettySocket(acceptor, limits, pulse, address, Subprotocols.HCCHAT.equals(chosen));
        }
    }
}
