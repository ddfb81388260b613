package hcchat.spec.doors;

import hcchat.harness.cluster.Cluster;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import hcchat.room.RoomId;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A conversation with a room's owner, of one question.
final class Talk implements StreamObserver<IntakeWire.ToEdge> {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int PATIENCE_MS = 10_000;

    private final RoomId room;
    private final StreamObserver<IntakeWire.FromEdge> out;
    private final CompletableFuture<String> heard = new CompletableFuture<>();

    Talk(Channel channel, RoomId room) {
        this.room = room;
        out = RoomIntakeGrpc.newStub(channel).talk(this);
    }

    /// @return `ok`, or the reason of the refusal
    /// @throws io.grpc.StatusRuntimeException if the conversation was ended
    String asks(UnaryOperator<IntakeWire.Request.Builder> ask) {
        IntakeWire.Request.Builder request = IntakeWire.Request.newBuilder()
                .setNumber(1)
                .setRemainingMs(PATIENCE_MS)
                .setRoomHi(room.hi())
                .setRoomLo(room.lo());
        out.onNext(IntakeWire.FromEdge.newBuilder()
                .setEdge("asks.doors" + NAMES.incrementAndGet())
                .addAttach(IntakeWire.Attach.newBuilder().setPartition(room.partition(Cluster.PARTITIONS)))
                .addRequests(ask.apply(request))
                .build());
        try {
            return heard.orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException ended) {
            throw ended.getCause() instanceof RuntimeException known ? known : ended;
        }
    }

    @Override
    public void onNext(IntakeWire.ToEdge told) {
        told.getAnswersList().forEach(answer -> heard.complete(word(answer)));
    }

    private static String word(IntakeWire.Answer answer) {
        return switch (answer.getOutcomeCase()) {
            case REFUSED -> answer.getRefused().getReason().toLowerCase(Locale.ROOT);
            case LATER, UNKNOWN, NOT_OWNER, OUTCOME_NOT_SET ->
                answer.getOutcomeCase().name().toLowerCase(Locale.ROOT);
            default -> "ok";
        };
    }

    @Override
    public void onError(Throwable ended) {
        heard.completeExceptionally(ended);
    }

    @Override
    public void onCompleted() {
        heard.complete("ended");
    }
}
