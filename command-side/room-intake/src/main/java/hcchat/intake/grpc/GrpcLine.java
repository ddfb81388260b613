package hcchat.intake.grpc;

import hcchat.intake.routing.OwnerLines.Answered;
import hcchat.intake.routing.OwnerLines.Attachment;
import hcchat.intake.routing.OwnerLines.Line;
import hcchat.intake.routing.OwnerLines.LineEvents;
import hcchat.intake.routing.OwnerLines.Numbered;
import hcchat.intake.v1.IntakeWire;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stream to one owner, from the edge's end.
final class GrpcLine implements Line, ClientResponseObserver<IntakeWire.FromEdge, IntakeWire.ToEdge> {
    // How many messages with answers may wait for the client's thread; one with news only waits for nobody.
    private static final int AHEAD = 8;

    private final LineEvents events;
    private @Nullable String introduction;
    private @Nullable ClientCallStreamObserver<IntakeWire.FromEdge> out;

    GrpcLine(String edge, LineEvents events) {
        this.introduction = edge;
        this.events = events;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<IntakeWire.FromEdge> call) {
        out = call;
        call.disableAutoRequestWithInitial(AHEAD);
        call.setOnReadyHandler(events::ready);
    }

    @Override
    public boolean isReady() {
        return call().isReady();
    }

    @Override
    public void send(List<Attachment> attachments, List<Numbered> requests) {
        IntakeWire.FromEdge.Builder message = IntakeWire.FromEdge.newBuilder();
        if (introduction != null) {
            message.setEdge(introduction);
            introduction = null;
        }
        for (Attachment attachment : attachments) {
            IntakeWire.Attach.Builder attach = message.addAttachBuilder().setPartition(attachment.partition());
            attachment.present().forEach(one -> attach.addPresent(write(one)));
        }
        requests.forEach(one -> message.addRequests(write(one)));
        call().onNext(message.build());
    }

    private static IntakeWire.Request write(Numbered one) {
        return RequestWire.write(one.number(), one.request(), one.remainingMs());
    }

    @Override
    public void release() {
        call().request(1);
    }

    @Override
    public void close() {
        call().cancel("closed", null);
    }

    private ClientCallStreamObserver<IntakeWire.FromEdge> call() {
        if (out == null) {
            throw new IllegalStateException("not begun");
        }
        return out;
    }

    @Override
    public void onNext(IntakeWire.ToEdge message) {
        if (message.getNewsCount() > 0) {
            events.heard(NewsWire.read(message.getNewsList()));
        }
        if (message.getAnswersCount() == 0) {
            // The client's thread has nothing to do with it, so it isn't woken. May be asked for on any thread.
            release();
            return;
        }
        List<Answered> batch = new ArrayList<>(message.getAnswersCount());
        message.getAnswersList().forEach(one -> batch.add(new Answered(one.getNumber(), OutcomeWire.read(one))));
        events.answered(batch);
    }

    @Override
    public void onError(Throwable ended) {
        events.broken();
    }

    @Override
    public void onCompleted() {
        events.broken();
    }
}
