package hcchat.edge.app;

import hcchat.edge.socket.SocketConnector;
import hcchat.edge.socket.SocketHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;

/// Spring's web server with sockets in front of it, on the same port: what Spring configures holds for both.
final class SocketWebServer extends JettyServletWebServerFactory {
    SocketWebServer(SocketHandler sockets) {
        // Sockets are read on the selectors' own threads: one a core, or reading would keep to some of them.
        setSelectors(Runtime.getRuntime().availableProcessors());
        addServerCustomizers(server -> server.insertHandler(sockets));
    }

    @Override
    protected AbstractConnector createConnector(
            InetSocketAddress address,
            Server server,
            @Nullable Executor executor,
            @Nullable Scheduler scheduler,
            @Nullable ByteBufferPool pool) {
        AbstractConnector usual = super.createConnector(address, server, executor, scheduler, pool);
        ServerConnector connector = new SocketConnector(
                server,
                executor,
                scheduler,
                pool,
                getAcceptors(),
                getSelectors(),
                usual.getConnectionFactories().toArray(ConnectionFactory[]::new));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        return connector;
    }
}
