package hcchat.intake.grpc;

import hcchat.intake.IntakeGrants;
import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import hcchat.intake.OwnerOffice.EdgeDesk;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.TokenGuard;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/// The owner's end: streams of edges on one side, an [OwnerOffice] on the other.
public final class GrpcIntakeServer extends RoomIntakeGrpc.RoomIntakeImplBase {
    private final OwnerOffice office;
    private final Executor answering;
    private final ConcurrentMap<String, EdgeConversation> conversations = new ConcurrentHashMap<>();

    /// @param answering writes answers and news to the edges; a thread or two of its own, so that whoever answers
    /// many requests in a
    ///     row isn't held up and what it answers meanwhile travels together
    public GrpcIntakeServer(OwnerOffice office, Executor answering) {
        this.office = office;
        this.answering = answering;
    }

    @Override
    public void owners(IntakeWire.OwnersRequest request, StreamObserver<IntakeWire.OwnerMap> out) {
        if (!IntakeGrants.mayAsk(TokenGuard.caller())) {
            out.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return;
        }
        IntakeWire.OwnerMap.Builder map = IntakeWire.OwnerMap.newBuilder();
        office.owners().addresses().forEach(address -> map.addAddresses(address == null ? "" : address));
        out.onNext(map.build());
        out.onCompleted();
    }

    @Override
    public StreamObserver<IntakeWire.FromEdge> talk(StreamObserver<IntakeWire.ToEdge> out) {
        Caller caller = TokenGuard.caller();
        if (!IntakeGrants.mayAsk(caller)) {
            out.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return new Unheard();
        }
        OwnerMap owners = office.owners();
        return new EdgeConversation(
                this,
                caller,
                owners.partitions(),
                new Outbox((ServerCallStreamObserver<IntakeWire.ToEdge>) out, answering));
    }

    /// An edge has one conversation: what an earlier one still brings is too late, it would be done after what
    /// follows it.
    EdgeDesk begin(String edge, EdgeConversation conversation, LiveFeed feed) {
        EdgeConversation earlier = conversations.put(edge, conversation);
        if (earlier != null) {
            earlier.replaced();
        }
        return office.attach(edge, feed);
    }

    void ended(String edge, EdgeConversation conversation) {
        conversations.remove(edge, conversation);
    }

    /// Who was turned away may have said something already.
    private static final class Unheard implements StreamObserver<IntakeWire.FromEdge> {
        @Override
        public void onNext(IntakeWire.FromEdge message) {}

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onCompleted() {}
    }
}
