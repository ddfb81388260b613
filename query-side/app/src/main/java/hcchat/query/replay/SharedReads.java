package hcchat.query.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Lets equal questions that arrive together share one answer: a reconnect storm costs a range read a room, not one
/// a client.
///
/// Never shared is an answer that might be older than what the asker knows: a read that has begun is joined only by
/// those who name a position that it was told to include; others wait for the next read, which they share.
final class SharedReads<K, V> {
    private final Map<K, Read<V>> newest = new HashMap<>();

    /// One read on behalf of all who share it.
    static final class Read<V> {
        final CompletableFuture<V> answer = new CompletableFuture<>();
        // Both guarded by the SharedReads that it belongs to.
        private boolean begun;
        private long atLeast;

        private Read(long atLeast) {
            this.atLeast = atLeast;
        }
    }

    /// @param atLeast the position that the answer must include, 0 for "what is there when I ask"
    /// @param start starts a new read, which calls [#begin] before it looks and completes the answer when it knows
    CompletableFuture<V> ask(K question, long atLeast, Consumer<Read<V>> start) {
        Read<V> read;
        boolean fresh = false;
        synchronized (this) {
            read = newest.get(question);
            if (read == null || (read.begun && (atLeast == 0 || atLeast > read.atLeast))) {
                read = new Read<>(atLeast);
                newest.put(question, read);
                fresh = true;
            } else if (!read.begun) {
                read.atLeast = Math.max(read.atLeast, atLeast);
            }
        }
        if (fresh) {
            Read<V> started = read;
            var _ = started.answer.whenComplete((_, _) -> forget(question, started));
            start.accept(started);
        }
        return read.answer;
    }

    /// From here on the read may look; says what it must include.
    synchronized long begin(Read<V> read) {
        read.begun = true;
        return read.atLeast;
    }

    private synchronized void forget(K question, Read<V> read) {
        newest.remove(question, read);
    }
}
