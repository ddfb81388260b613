package hcchat.spec.doors;

import hcchat.harness.cluster.Cluster;
import hcchat.intake.transport.Caller;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who stands before a service that deployables offer each other. The table names them in small letters.
enum Deployable {
    /// Shows nothing.
    NOBODY(null),
    /// Shows what is nobody's token.
    FORGED(null),
    /// Shows the access token of the room's owner.
    PERSON(null),
    OPERATOR(Caller.OPERATOR),
    PUSH(Caller.PUSH_NOTIFIER),
    QUERY(Caller.QUERY_SIDE),
    EDGE(Caller.WS_EDGE),
    COMMAND(Caller.COMMAND_SIDE);

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final @Nullable Caller caller;

    Deployable(@Nullable Caller caller) {
        this.caller = caller;
    }

    /// A way to the service at this address, to be closed.
    Way to(String address, Stage stage) {
        NettyChannelBuilder channel = NettyChannelBuilder.forTarget(address).usePlaintext();
        if (this != NOBODY) {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + token(stage));
            channel.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
        }
        return new Way(channel.build());
    }

    private String token(Stage stage) {
        if (caller != null) {
            return Cluster.token(caller);
        }
        return this == PERSON ? stage.account(Who.OWNER).text("accessToken") : "a-token-that-nobody-made";
    }

    /// An open channel.
    record Way(ManagedChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            channel.shutdownNow();
            try {
                channel.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
