package hcchat.client;

import java.util.concurrent.CompletableFuture;

/// A diary that ends with its program.
public final class InMemoryDiary implements Diary {
    private final DiaryPages pages = new DiaryPages();

    @Override
    public CompletableFuture<Void> keep(DiaryEntry entry) {
        note(entry);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void note(DiaryEntry entry) {
        pages.add(entry);
    }

    @Override
    public synchronized RoomNotes room(String channel) {
        return pages.room(channel);
    }

    @Override
    public synchronized byte[] serverKey() {
        return pages.serverKey();
    }

    @Override
    public void close() {}
}
