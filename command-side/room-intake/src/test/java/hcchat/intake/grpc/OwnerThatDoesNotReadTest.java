package hcchat.intake.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.LiveFeed;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest;
import hcchat.intake.Waiting;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import hcchat.room.RoomId;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OwnerThatDoesNotReadTest {
    private static final ServiceToken TOKEN = new ServiceToken("edge-token-0123456789");
    private static final String ADDRESS = "inprocess:does-not-read";
    private static final int MOST = 500;

    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    /// Owns everything and takes nothing off its streams.
    private final class Stopped extends RoomIntakeGrpc.RoomIntakeImplBase {
        @Override
        public void owners(IntakeWire.OwnersRequest request, StreamObserver<IntakeWire.OwnerMap> out) {
            out.onNext(IntakeWire.OwnerMap.newBuilder().addAddresses(ADDRESS).build());
            out.onCompleted();
        }

        @Override
        public StreamObserver<IntakeWire.FromEdge> talk(StreamObserver<IntakeWire.ToEdge> out) {
            ((ServerCallStreamObserver<IntakeWire.ToEdge>) out).disableAutoRequest();
            streams.incrementAndGet();
            return new StreamObserver<>() {
                @Override
                public void onNext(IntakeWire.FromEdge message) {
                    read.incrementAndGet();
                }

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {}
            };
        }
    }

    @Test
    void what_a_client_holds_for_it_is_bounded() {
        Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        ServiceHost host = new ServiceHost(ADDRESS, Map.of(Caller.WS_EDGE, TOKEN), 2, List.of(new Stopped()));
        GrpcIntakeClient client = new GrpcIntakeClient(
                new RoutingSettings("edge1", List.of(ADDRESS), 600, MOST, 1 << 20),
                new Channels(TOKEN, Runnable::run),
                Presence.NOBODY,
                LiveFeed.NOBODY);
        try (host;
                client) {
            Waiting.until(() -> streams.get() == 1);

            for (int i = 0; i < 10 * MOST; i++) {
                client.ask(new RoomRequest.Head(new RoomId(i, i)), outcomes::add);
            }

            assertThat(outcomes).hasSizeGreaterThanOrEqualTo(9 * MOST);
            Waiting.until(() -> outcomes.size() == 10 * MOST);
            assertThat(outcomes).allMatch(outcome -> outcome instanceof TryLater);
            assertThat(read).hasValue(0);
        }
    }
}
