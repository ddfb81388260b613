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
    // Everybody comes back at once after a restart. Of those that find no place here the kernel drops the first packet,
    // and
    // they try again after 1, 3, 7, 15 and 31 s. The kernel's own bound holds above it.
    private static final int ACCEPT_QUEUE = 4_096;

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
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }
}
