package hcchat.edge.socket;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/// Reads sockets on the selector's own thread. Jetty takes every reader of frames for one that may block, and wakes
/// another thread each time one is ready; ours never block, and the wake-up costs more than the reading.
public final class SocketConnector extends ServerConnector {
    public SocketConnector(
            Server server,
            @Nullable Executor executor,
            @Nullable Scheduler scheduler,
            @Nullable ByteBufferPool pool,
            int acceptors,
            int selectors,
            ConnectionFactory... protocols) {
        super(server, executor, scheduler, pool, acceptors, selectors, protocols);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new EndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    private static final class EndPoint extends SocketChannelEndPoint {
        EndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        @Override
        public @Nullable Runnable onSelected() {
            Runnable task = super.onSelected();
            return task != null && getConnection() instanceof WebSocketConnection
                    ? Invocable.from(Invocable.InvocationType.NON_BLOCKING, task)
                    : task;
        }
    }
}
