package hcchat.edge.socket;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A real Jetty with nothing but sockets in it.
final class JettyHost implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector =
            new SocketConnector(server, null, null, null, 1, 1, new HttpConnectionFactory());

    JettyHost(SocketAcceptor acceptor, SocketLimits limits, Pulse pulse) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new SocketHandler(
                acceptor,
                limits,
                new OriginRule(Set.of("https://ours.example")),
                Set.of(),
                pulse,
                Set.of("/", "/chat-ws")));
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
