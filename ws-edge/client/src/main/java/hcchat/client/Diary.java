package hcchat.client;

import hcchat.client.DiaryEntry.Doubt;
import hcchat.client.DiaryEntry.Kept;
import hcchat.client.DiaryEntry.Place;
import hcchat.client.DiaryEntry.Proven;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a client writes down so that it outlives its program: what was said and isn't known to have arrived, who it is
/// in each room, how far it has read and what it saw proven. One for a server and a holder. Thread-safe; only [#close]
/// blocks.
///
/// It holds secrets (tokens) and whatever is said in rooms without a passphrase; in rooms with one, envelopes only.
public interface Diary extends AutoCloseable {
    /// What is known of one room.
    ///
    /// @param token what makes us the same holder again, or null. A secret
    /// @param place where reading goes on, or null if the room was never entered
    /// @param proven the newest head that was proven, or null
    /// @param doubt why the server wasn't to be believed, or null
    /// @param letters what was kept and not settled, in the order in which it was kept
    record RoomNotes(
            @Nullable String token,
            @Nullable Place place,
            @Nullable Proven proven,
            @Nullable Doubt doubt,
            List<Kept> letters) {
        public RoomNotes {
            letters = List.copyOf(letters);
        }

        @Override
        public String toString() {
            return "RoomNotes of " + letters.size() + " letters";
        }
    }

    /// Writes it down for good: completes, in the order of the calls, when it would outlive a loss of power, and
    /// fails if it can't be written. The questions know of it at once.
    CompletableFuture<Void> keep(DiaryEntry entry);

    /// Writes it down soon: it outlives the program from a moment later on. Of one room's places, tokens, … only
    /// the latest counts.
    void note(DiaryEntry entry);

    RoomNotes room(String channel);

    /// The server's key as it was first seen; empty before.
    byte[] serverKey();

    /// Writes what is still to be written, and ends.
    @Override
    void close();
}
