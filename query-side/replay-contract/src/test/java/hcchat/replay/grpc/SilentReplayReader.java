package hcchat.replay.grpc;

import hcchat.replay.ReplayReader;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Never answers.
final class SilentReplayReader implements ReplayReader {
    @Override
    public CompletableFuture<Page> forward(RoomId room, long after, int limit, int maxBytes, long atLeast) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Page> backward(RoomId room, long before, int limit, int maxBytes) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<StoredEvent>> positions(int partition, long from, long to) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Map<AuthorId, byte[]>> names(RoomId room, Collection<AuthorId> authors) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Reading>> readings(List<Reader> readers) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Long> keptSince(RoomId room, int epoch) {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {}
}
