package hcchat.intake.grpc;

import hcchat.intake.IntakeGrants;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.OwnerOffice.Answer;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.intake.OwnerOffice.EdgeDesk;
import hcchat.intake.RoomRequest;
import hcchat.intake.routing.Standings;
import hcchat.intake.transport.Caller;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.Refusal;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One stream of one edge. Its lock orders what the edge says before its end, however that comes.
final class EdgeConversation implements StreamObserver<IntakeWire.FromEdge> {
    private final GrpcIntakeServer server;
    private final Caller caller;
    private final Outbox outbox;
    private final Standings standings;
    private @Nullable String edge;
    private @Nullable EdgeDesk desk;
    private boolean over;

    EdgeConversation(GrpcIntakeServer server, Caller caller, int partitions, Outbox outbox) {
        this.server = server;
        this.caller = caller;
        this.standings = new Standings(partitions);
        this.outbox = outbox;
        outbox.onBreak(this::leave);
    }

    @Override
    public synchronized void onNext(IntakeWire.FromEdge message) {
        if (over) {
            return;
        }
        if (desk == null) {
            if (message.getEdge().isEmpty()) {
                over = true;
                outbox.end(Status.INVALID_ARGUMENT.withDescription("an edge says its name first"));
                return;
            }
            edge = message.getEdge();
            desk = server.begin(edge, this, outbox::feed);
        }
        long now = System.nanoTime();
        if (message.getAttachCount() > 0) {
            attach(desk, message.getAttachList(), now);
        }
        if (message.getRequestsCount() > 0) {
            take(desk, message.getRequestsList(), now);
        }
        outbox.letMoreCome();
    }

    private void attach(EdgeDesk desk, List<IntakeWire.Attach> attachs, long now) {
        List<Integer> partitions = new ArrayList<>();
        List<Asked> present = new ArrayList<>();
        for (IntakeWire.Attach attach : attachs) {
            int partition = attach.getPartition();
            if (partition < 0 || partition >= standings.partitions()) {
                continue;
            }
            standings.attach(partition);
            partitions.add(partition);
            outbox.asked(attach.getPresentCount());
            for (IntakeWire.Request one : attach.getPresentList()) {
                addAsked(one, now, present);
            }
        }
        desk.reattach(partitions, present);
    }

    private void take(EdgeDesk desk, List<IntakeWire.Request> requests, long now) {
        outbox.asked(requests.size());
        List<Asked> batch = new ArrayList<>(requests.size());
        for (IntakeWire.Request one : requests) {
            addAsked(one, now, batch);
        }
        if (!batch.isEmpty()) {
            desk.take(batch);
        }
    }

    private void addAsked(IntakeWire.Request one, long now, List<Asked> batch) {
        long number = one.getNumber();
        Answer answer = standings.admit(RequestWire.room(one), outcome -> outbox.answer(number, outcome));
        if (answer == null) {
            outbox.answer(number, null);
            return;
        }
        RoomRequest request;
        try {
            request = RequestWire.read(one);
        } catch (IllegalArgumentException newer) {
            outbox.answer(number, new Refused(Refusal.INTERNAL_ERROR, null));
            return;
        }
        if (!IntakeGrants.mayAsk(caller, request)) {
            outbox.answer(number, new Refused(Refusal.FORBIDDEN, null));
            return;
        }
        long deadline = now + TimeUnit.MILLISECONDS.toNanos(Integer.toUnsignedLong(one.getRemainingMs()));
        batch.add(new Asked(request, deadline, answer));
    }

    @Override
    public void onError(Throwable broken) {
        leave();
    }

    @Override
    public void onCompleted() {
        leave();
        outbox.end(Status.OK);
    }

    /// The same edge talks on another stream now.
    void replaced() {
        leave();
        outbox.end(Status.ABORTED.withDescription("the edge talks on another stream"));
    }

    private synchronized void leave() {
        if (over) {
            return;
        }
        over = true;
        outbox.stopNews();
        if (desk != null && edge != null) {
            desk.detach();
            server.ended(edge, this);
        }
    }
}
