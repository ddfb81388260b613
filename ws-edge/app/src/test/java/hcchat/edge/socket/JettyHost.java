package hcchat.edge.socket;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A real Jetty with nothing but the endpoint in it.
final class JettyHost implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final SocketEndpoint endpoint;

    JettyHost(SocketAcceptor acceptor, SocketLimits limits, Pulse pulse) throws Exception {
        endpoint =
                new SocketEndpoint(acceptor, limits, new OriginRule(Set.of("https://ours.example")), Set.of(), pulse);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Forward(endpoint)), "/*");
        server.setHandler(context);
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            endpoint.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static final class Forward extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient SocketEndpoint endpoint;

        Forward(SocketEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            endpoint.handleRequest(request, response);
        }
    }
}
