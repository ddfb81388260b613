package hcchat.replay;

import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Reads rooms backwards and forwards. Never blocks; a call that can't be answered in 10 s fails with
/// [ReplayUnavailable].
public interface ReplayReader extends AutoCloseable {
    /// Events a page may hold at most.
    int MAX_LIMIT = 1_000;

    /// Bytes a page may hold at most, unless it is one event.
    int MAX_BYTES = 1 << 20;

    /// Readers that can be asked for at once.
    int MAX_READERS = 100;

    /// How long an answer may take.
    long PATIENCE_MS = 10_000;

    /// The events after `after`, oldest first, as far as `limit` and `maxBytes` reach (one event at least). Behind
    /// the head there is an empty page whose link is the head's.
    ///
    /// @param atLeast a position in the room's partition that the caller has seen in the log: the answer knows all
    /// up to it
    CompletableFuture<Page> forward(RoomId room, long after, int limit, int maxBytes, long atLeast);

    /// The newest events before `before`, oldest first, as far as `limit` and `maxBytes` reach (one event at
    /// least). Before the first event there is an empty page.
    CompletableFuture<Page> backward(RoomId room, long before, int limit, int maxBytes);

    /// The stored events of a log partition from position `from` to `to`, both included, oldest first; fewer than
    /// asked for when the page is full.
    CompletableFuture<List<StoredEvent>> positions(int partition, long from, long to);

    /// How authors look today: [hcchat.room.MemberCodec]'s bytes, sealed under a data key of the room behind its
    /// key id (4 B), with room and author as associated data. Who is unknown or erased is missing.
    CompletableFuture<Map<AuthorId, byte[]>> names(RoomId room, Collection<AuthorId> authors);

    /// How far each reader has come in their room, in the order of the question; at most [#MAX_READERS] at once.
    CompletableFuture<List<Reading>> readings(List<Reader> readers);

    /// The highest seq of the room that a client of an earlier epoch may keep: the head when no backup was restored
    /// since, 0 for an epoch that this server never had.
    CompletableFuture<Long> keptSince(RoomId room, int epoch);

    @Override
    void close();

    /// @param linkBefore link(first seq of the page − 1), 32 bytes
    /// @param head the room's highest seq
    /// @param end whether nothing lies beyond this page in the direction that was asked for
    record Page(List<StoredEvent> events, byte[] linkBefore, long head, boolean end) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// @param from the first seq that they may read, 1 or more
    record Reader(RoomId room, AuthorId author, long from) {}

    /// @param head the room's highest seq
    /// @param unread how many messages came after what was read, also those that were deleted since
    record Reading(long head, Marker marker, long unread) {}

    /// Nobody could answer in time; asking again may help.
    final class ReplayUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public ReplayUnavailable(String why) {
            super(why);
        }
    }
}
