package hcchat.intake.grpc;

import hcchat.intake.LiveRecord;
import hcchat.intake.RoomRequest;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import hcchat.room.RoomId;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// An edge's stream as a test wants it: what it sends, and whether it reads.
final class RawEdge implements ClientResponseObserver<IntakeWire.FromEdge, IntakeWire.ToEdge> {
    final List<IntakeWire.ToEdge> messages = new CopyOnWriteArrayList<>();
    volatile @Nullable Status ended;
    private final boolean reads;
    private @Nullable ClientCallStreamObserver<IntakeWire.FromEdge> out;

    RawEdge(Channel channel, boolean reads) {
        this.reads = reads;
        RoomIntakeGrpc.newStub(channel).talk(this);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<IntakeWire.FromEdge> call) {
        out = call;
        if (!reads) {
            call.disableAutoRequestWithInitial(0);
        }
    }

    private ClientCallStreamObserver<IntakeWire.FromEdge> out() {
        if (out == null) {
            throw new AssertionError("not begun");
        }
        return out;
    }

    boolean isReady() {
        return out().isReady();
    }

    void send(IntakeWire.FromEdge message) {
        out().onNext(message);
    }

    void introduce(String name) {
        send(IntakeWire.FromEdge.newBuilder().setEdge(name).build());
    }

    void attach(int partition) {
        send(IntakeWire.FromEdge.newBuilder()
                .addAttach(IntakeWire.Attach.newBuilder().setPartition(partition))
                .build());
    }

    /// Asks for the room's head under these numbers.
    void ask(RoomId room, long... numbers) {
        IntakeWire.FromEdge.Builder message = IntakeWire.FromEdge.newBuilder();
        LongStream.of(numbers)
                .forEach(number -> message.addRequests(RequestWire.write(number, new RoomRequest.Head(room), 10_000)));
        send(message.build());
    }

    /// Lets so many messages come, where this one doesn't read by itself.
    void read(int messages) {
        out().request(messages);
    }

    List<LiveRecord> news() {
        return messages.stream()
                .flatMap(message -> NewsWire.read(message.getNewsList()).stream())
                .toList();
    }

    List<IntakeWire.Answer> answers() {
        return messages.stream()
                .flatMap(message -> message.getAnswersList().stream())
                .toList();
    }

    List<Long> turnedAway() {
        return answers().stream()
                .filter(IntakeWire.Answer::hasNotOwner)
                .map(IntakeWire.Answer::getNumber)
                .toList();
    }

    @Override
    public void onNext(IntakeWire.ToEdge message) {
        messages.add(message);
    }

    @Override
    public void onError(Throwable failed) {
        ended = Status.fromThrowable(failed);
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
    }
}
