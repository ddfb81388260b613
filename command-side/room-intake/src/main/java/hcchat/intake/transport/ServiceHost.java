package hcchat.intake.transport;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Listens on one address for callers with a token. Open from construction until closed.
public final class ServiceHost implements AutoCloseable {
    private final ExecutorService threads;
    private final Server server;

    /// @param address `inprocess:name` or `host:port`; port 0 takes any free one
    /// @param threads how many calls may block at once
    /// @throws UncheckedIOException if the address is taken
    public ServiceHost(
            String address, Map<Caller, ServiceToken> tokens, int threads, List<? extends BindableService> services) {
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("service-", 1).factory());
        ServerBuilder<?> builder = builder(address).executor(this.threads);
        TokenGuard guard = new TokenGuard(tokens);
        services.forEach(service -> builder.addService(ServerInterceptors.intercept(service, guard)));
        try {
            server = builder.maxInboundMessageSize(Channels.MAX_MESSAGE_BYTES)
                    .build()
                    .start();
        } catch (IOException taken) {
            this.threads.shutdownNow();
            throw new UncheckedIOException("can't listen on " + address, taken);
        }
    }

    private static ServerBuilder<?> builder(String address) {
        return switch (Address.parse(address)) {
            case Address.InProcess(String name) -> InProcessServerBuilder.forName(name);
            case Address.Tcp(String host, int port) ->
                NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
                        .keepAliveTime(Channels.KEEP_ALIVE_S, TimeUnit.SECONDS)
                        .keepAliveTimeout(Channels.KEEP_ALIVE_TIMEOUT_S, TimeUnit.SECONDS)
                        .permitKeepAliveTime(1, TimeUnit.SECONDS);
        };
    }

    /// The TCP port that it listens on, -1 in process.
    public int port() {
        return server.getPort();
    }

    /// Breaks every stream and call and returns when their ends have been told.
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
            threads.shutdown();
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
