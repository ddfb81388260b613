package hcchat.intake;

import hcchat.room.DoorKind;
import hcchat.room.Member;
import hcchat.room.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one answer to a request. The first five are the owner's; the others say that it couldn't be asked.
public sealed interface Outcome {
    /// On disk. `time` is the event's own, 0 when a repeat's body is gone.
    record Stored(long seq, int epoch, long time, boolean repeat) implements Outcome {}

    /// Done and told to the others, nothing stored.
    record Done() implements Outcome {}

    /// In. The roster is the room's at (term, version), the newcomer included; what the log says up to there is in
    /// it.
    ///
    /// @param seq the room's head, 0 for a room without events
    /// @param readableFrom the lowest seq that this holder may read back
    /// @param claimedAt to be given again with [RoomRequest.Enter] when the edge re-attaches
    /// @param standing what the newcomer is in the room
    record Entered(
            List<Member> roster,
            long term,
            long version,
            int epoch,
            long seq,
            byte[] link,
            long readableFrom,
            long claimedAt,
            Standing standing)
            implements Outcome {}

    /// Nothing up to `upto` opens any more.
    ///
    /// @param upto the room's last seq then
    /// @param time milliseconds since 1970
    record Erased(long upto, long time) implements Outcome {}

    /// What a room is. To who may not come in it says only that, and which door it is.
    ///
    /// @param keptOut why who asked may not come in; null when they may
    /// @param standing what they are in it
    /// @param muted whether they may not write
    /// @param inside whether they are in it now
    /// @param facts null for who is kept out
    record Described(
            DoorKind kind,
            @Nullable Refusal keptOut,
            Standing standing,
            boolean muted,
            boolean inside,
            @Nullable RoomFacts facts)
            implements Outcome {}

    /// @param sig Ed25519 over room id, epoch (4 B), seq (8 B), link, all big-endian, behind the label `hcchat head
    /// v1`
    record SignedHead(int epoch, long seq, byte[] link, byte[] sig) implements Outcome {}

    /// No, and it will never be. `known` is the seq under which an id conflicts, or null.
    record Refused(Refusal reason, @Nullable Long known) implements Outcome {}

    /// Not now: nothing was stored. The same may be asked again after the time given.
    record TryLater(Why why, long retryAfterMs) implements Outcome {}

    /// Nobody knows whether it was stored: ask again with the same id.
    record Unknown() implements Outcome {}

    /// Why a request wasn't taken.
    enum Why {
        /// More waits than the owner can bear.
        OVERLOADED,
        /// No owner could be reached in time.
        UNAVAILABLE,
        /// The disk is nearly full.
        STORAGE_FULL,
        /// The same was tried too often in too short a time.
        RATE_LIMITED
    }
}
