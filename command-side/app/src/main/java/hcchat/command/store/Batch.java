package hcchat.command.store;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one transaction writes.
public record Batch(
        List<Fence> fences,
        List<Row> rows,
        List<Removal> removals,
        List<NewKey> newKeys,
        List<Appearance> appearances,
        List<RoomStateRow> states) {

    /// The right to write a partition: it holds only while `term` is the partition's and `before` its position.
    ///
    /// @param published the last position that the log is known to hold
    public record Fence(int part, long term, long before, long after, long published) {}

    /// @param link kept for each 256th event, else null
    public record Row(int part, StoredEvent event, UUID id, long mark, byte @Nullable [] link) {}

    /// The bodies of a message, its edits and its reactions go.
    public record Removal(RoomId room, long seq) {}

    /// @param firstSeq of the first event under it
    public record NewKey(RoomId room, int kid, long firstSeq, byte[] wrapped) {}

    /// How an author looks from now on, sealed under the room's key.
    public record Appearance(RoomId room, AuthorId author, byte[] sealed) {}

    /// A room's rights from now on, sealed under its key.
    ///
    /// @param seq of the event from which they follow
    /// @param days how long the room's bodies are kept; 0 as long as the server's
    public record RoomStateRow(RoomId room, long seq, int days, byte[] sealed) {}

    /// Whether the events are all there is, which one statement can write.
    boolean plain() {
        return removals.isEmpty() && newKeys.isEmpty() && appearances.isEmpty() && states.isEmpty();
    }
}
