package hcchat.intake.routing;

import hcchat.intake.IntakeClient.Answer;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Unknown;
import hcchat.intake.Outcome.Why;
import hcchat.intake.RoomRequest;
import org.jspecify.annotations.Nullable;

/// A request from its arrival to its outcome, a link in its lane's chain.
final class Pending {
    private static final long RETRY_AFTER_MS = 1_000;

    final RoomRequest request;
    final Answer answer;
    final int bytes;
    final long deadline;

    @Nullable
    Lane lane;

    @Nullable
    Pending before;

    @Nullable
    Pending after;

    /// Under which number it is on its way, 0 while it isn't.
    long number;

    /// How often it was sent without any answer so far: above 0 it may have been done.
    int unheard;

    Pending(RoomRequest request, Answer answer, int bytes, long deadline) {
        this.request = request;
        this.answer = answer;
        this.bytes = bytes;
        this.deadline = deadline;
    }

    /// What is true when nobody answers any more.
    Outcome givenUp() {
        return mayBeStored(0) ? new Unknown() : new TryLater(Why.UNAVAILABLE, RETRY_AFTER_MS);
    }

    /// What is true when an owner gives `outcome`: it knows nothing of an earlier send that an earlier owner may
    /// have done.
    Outcome inTheLightOf(Outcome outcome) {
        return outcome instanceof TryLater && mayBeStored(1) ? new Unknown() : outcome;
    }

    private boolean mayBeStored(int heard) {
        return unheard > heard && request instanceof RoomRequest.Decide;
    }
}
