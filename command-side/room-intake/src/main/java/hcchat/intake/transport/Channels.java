package hcchat.intake.transport;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Opens ways to services. A channel connects when it is first used and again after each break.
public final class Channels {
    /// A whole partition's people of one edge, or a page of a room, travel in one message.
    static final int MAX_MESSAGE_BYTES = 16 << 20;
    // A peer that is stopped, not gone, is noticed within the patience of a request.
    static final long KEEP_ALIVE_S = 4;
    static final long KEEP_ALIVE_TIMEOUT_S = 3;

    private final ServiceToken token;
    private final Executor callbacks;

    /// @param callbacks runs the call-backs of all calls; `Runnable::run` (on the network's thread) where they only
    /// hand over
    public Channels(ServiceToken token, Executor callbacks) {
        this.token = token;
        this.callbacks = callbacks;
    }

    /// @param address `inprocess:name` or `host:port`
    public ManagedChannel open(String address) {
        ManagedChannelBuilder<?> builder = switch (Address.parse(address)) {
            case Address.InProcess(String name) -> InProcessChannelBuilder.forName(name);
            case Address.Tcp(String host, int port) ->
                NettyChannelBuilder.forAddress(host, port)
                        .usePlaintext()
                        .keepAliveTime(KEEP_ALIVE_S, TimeUnit.SECONDS)
                        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_S, TimeUnit.SECONDS);
        };
        return builder.executor(callbacks)
                .intercept(new TokenBearer(token))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
    }
}
