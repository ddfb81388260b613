package hcchat.intake.grpc;

import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.routing.OwnerLines;
import hcchat.intake.transport.Channels;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lines over gRPC: a channel an address, kept; a stream a conversation.
final class GrpcOwnerLines implements OwnerLines {
    private static final long OWNERS_DEADLINE_MS = 1_000;

    private final String edge;
    private final Channels channels;
    private final Map<String, ManagedChannel> open = new HashMap<>();

    GrpcOwnerLines(String edge, Channels channels) {
        this.edge = edge;
        this.channels = channels;
    }

    @Override
    public void askOwners(String address, Consumer<@Nullable OwnerMap> answer) {
        RoomIntakeGrpc.newStub(channel(address))
                .withDeadlineAfter(OWNERS_DEADLINE_MS, TimeUnit.MILLISECONDS)
                .owners(IntakeWire.OwnersRequest.getDefaultInstance(), new OwnersAnswer(answer));
    }

    @Override
    public Line open(String address, LineEvents events) {
        GrpcLine line = new GrpcLine(edge, events);
        RoomIntakeGrpc.newStub(channel(address)).talk(line);
        return line;
    }

    private ManagedChannel channel(String address) {
        ManagedChannel channel = open.computeIfAbsent(address, channels::open);
        // Its own pauses between connections grow to minutes; ours don't.
        channel.resetConnectBackoff();
        return channel;
    }

    @Override
    public void close() {
        open.values().forEach(ManagedChannel::shutdownNow);
    }

    /// Tells the answer once, whichever way the call ends.
    private static final class OwnersAnswer implements StreamObserver<IntakeWire.OwnerMap> {
        private final Consumer<@Nullable OwnerMap> answer;
        private boolean told;

        OwnersAnswer(Consumer<@Nullable OwnerMap> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(IntakeWire.OwnerMap map) {
            List<@Nullable String> addresses = new ArrayList<>();
            map.getAddressesList().forEach(text -> addresses.add(text.isEmpty() ? null : text));
            tell(addresses.isEmpty() ? null : new OwnerMap(addresses.size(), addresses));
        }

        @Override
        public void onError(Throwable failed) {
            tell(null);
        }

        @Override
        public void onCompleted() {
            tell(null);
        }

        private void tell(@Nullable OwnerMap map) {
            if (!told) {
                told = true;
                answer.accept(map);
            }
        }
    }
}
