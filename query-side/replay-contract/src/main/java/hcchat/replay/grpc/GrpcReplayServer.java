package hcchat.replay.grpc;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.TokenGuard;
import hcchat.replay.ReplayReader;
import hcchat.replay.v1.ReplayWire;
import hcchat.replay.v1.RoomReplayGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// Any reader as a service, for who tells people of the past. Blocks no thread: the answer leaves on the thread that
/// completed it.
public final class GrpcReplayServer extends RoomReplayGrpc.RoomReplayImplBase {
    // They see to it who reads what.
    private static final Set<Caller> READERS = EnumSet.of(Caller.WS_EDGE, Caller.COMMAND_SIDE);

    private final ReplayReader reader;

    public GrpcReplayServer(ReplayReader reader) {
        this.reader = reader;
    }

    @Override
    public void forward(ReplayWire.ForwardRequest request, StreamObserver<ReplayWire.PageReply> out) {
        answer(
                () -> reader.forward(
                        ReplayCodec.read(request.getRoom()),
                        request.getAfter(),
                        request.getLimit(),
                        Math.min(request.getMaxBytes(), ReplayReader.MAX_BYTES),
                        request.getAtLeast()),
                ReplayCodec::write,
                out);
    }

    @Override
    public void backward(ReplayWire.BackwardRequest request, StreamObserver<ReplayWire.PageReply> out) {
        answer(
                () -> reader.backward(
                        ReplayCodec.read(request.getRoom()),
                        request.getBefore(),
                        request.getLimit(),
                        Math.min(request.getMaxBytes(), ReplayReader.MAX_BYTES)),
                ReplayCodec::write,
                out);
    }

    @Override
    public void positions(ReplayWire.PositionsRequest request, StreamObserver<ReplayWire.EventsReply> out) {
        answer(
                () -> reader.positions(request.getPartition(), request.getFrom(), request.getTo()),
                ReplayCodec::write,
                out);
    }

    @Override
    public void names(ReplayWire.NamesRequest request, StreamObserver<ReplayWire.NamesReply> out) {
        answer(
                () -> reader.names(
                        ReplayCodec.read(request.getRoom()),
                        request.getAuthorsList().stream().map(ReplayCodec::read).toList()),
                ReplayCodec::write,
                out);
    }

    @Override
    public void readings(ReplayWire.ReadingsRequest request, StreamObserver<ReplayWire.ReadingsReply> out) {
        if (request.getReadersCount() > ReplayReader.MAX_READERS) {
            out.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            return;
        }
        answer(
                () -> reader.readings(
                        request.getReadersList().stream().map(ReplayCodec::read).toList()),
                ReplayCodec::writeReadings,
                out);
    }

    @Override
    public void keptSince(ReplayWire.KeptSinceRequest request, StreamObserver<ReplayWire.KeptSinceReply> out) {
        answer(
                () -> reader.keptSince(ReplayCodec.read(request.getRoom()), request.getEpoch()),
                seq -> ReplayWire.KeptSinceReply.newBuilder().setSeq(seq).build(),
                out);
    }

    private static <A, M> void answer(
            Supplier<CompletableFuture<A>> asking, Function<A, M> writing, StreamObserver<M> out) {
        if (!READERS.contains(TokenGuard.caller())) {
            out.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return;
        }
        CompletableFuture<M> _ = asking.get().thenApply(writing).whenComplete((message, failure) -> {
            if (failure != null) {
                // Another instance may be able to. Its words may hold what must not travel.
                out.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                out.onNext(message);
                out.onCompleted();
            }
        });
    }
}
