package hcchat.replay.grpc;

import hcchat.intake.transport.AnyInstance;
import hcchat.intake.transport.Channels;
import hcchat.replay.ReplayReader;
import hcchat.replay.v1.ReplayWire;
import hcchat.replay.v1.RoomReplayGrpc;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Asks any query-side instance.
public final class GrpcReplayReader implements ReplayReader {
    private final AnyInstance instances;

    /// @param addresses of query-side instances, one at least
    /// @param channels their executor runs what follows on the futures
    public GrpcReplayReader(List<String> addresses, Channels channels) {
        this(addresses, channels, PATIENCE_MS);
    }

    GrpcReplayReader(List<String> addresses, Channels channels, long patienceMs) {
        this.instances = new AnyInstance(addresses, channels, patienceMs, ReplayUnavailable::new);
    }

    @Override
    public CompletableFuture<Page> forward(RoomId room, long after, int limit, int maxBytes, long atLeast) {
        ReplayWire.ForwardRequest request = ReplayWire.ForwardRequest.newBuilder()
                .setRoom(ReplayCodec.write(room))
                .setAfter(after)
                .setLimit(limit)
                .setMaxBytes(Math.min(maxBytes, MAX_BYTES))
                .setAtLeast(atLeast)
                .build();
        return instances.call(RoomReplayGrpc.getForwardMethod(), request, ReplayCodec::read);
    }

    @Override
    public CompletableFuture<Page> backward(RoomId room, long before, int limit, int maxBytes) {
        ReplayWire.BackwardRequest request = ReplayWire.BackwardRequest.newBuilder()
                .setRoom(ReplayCodec.write(room))
                .setBefore(before)
                .setLimit(limit)
                .setMaxBytes(Math.min(maxBytes, MAX_BYTES))
                .build();
        return instances.call(RoomReplayGrpc.getBackwardMethod(), request, ReplayCodec::read);
    }

    @Override
    public CompletableFuture<List<StoredEvent>> positions(int partition, long from, long to) {
        ReplayWire.PositionsRequest request = ReplayWire.PositionsRequest.newBuilder()
                .setPartition(partition)
                .setFrom(from)
                .setTo(to)
                .build();
        return instances.call(
                RoomReplayGrpc.getPositionsMethod(), request, reply -> ReplayCodec.events(reply.getEventsList()));
    }

    @Override
    public CompletableFuture<Map<AuthorId, byte[]>> names(RoomId room, Collection<AuthorId> authors) {
        if (authors.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        ReplayWire.NamesRequest.Builder request =
                ReplayWire.NamesRequest.newBuilder().setRoom(ReplayCodec.write(room));
        authors.forEach(author -> request.addAuthors(ReplayCodec.write(author)));
        return instances.call(RoomReplayGrpc.getNamesMethod(), request.build(), ReplayCodec::read);
    }

    @Override
    public CompletableFuture<List<Reading>> readings(List<Reader> readers) {
        if (readers.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        ReplayWire.ReadingsRequest.Builder request = ReplayWire.ReadingsRequest.newBuilder();
        readers.forEach(reader -> request.addReaders(ReplayCodec.write(reader)));
        return instances.call(RoomReplayGrpc.getReadingsMethod(), request.build(), ReplayCodec::read);
    }

    @Override
    public CompletableFuture<Long> keptSince(RoomId room, int epoch) {
        ReplayWire.KeptSinceRequest request = ReplayWire.KeptSinceRequest.newBuilder()
                .setRoom(ReplayCodec.write(room))
                .setEpoch(epoch)
                .build();
        return instances.call(RoomReplayGrpc.getKeptSinceMethod(), request, ReplayWire.KeptSinceReply::getSeq);
    }

    @Override
    public void close() {
        instances.close();
    }
}
