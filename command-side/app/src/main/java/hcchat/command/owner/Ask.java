package hcchat.command.owner;

import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Decide;
import hcchat.room.RoomCommand;
import hcchat.room.StoredEvent;
import org.jspecify.annotations.Nullable;

/// A command of a round, and what became of it.
final class Ask {
    private final Incoming incoming;
    private final Decide request;
    private final boolean inside;
    private @Nullable StoredEvent stored;
    private @Nullable Outcome outcome;
    private boolean done;
    private boolean answered;

    /// @param inside as [hcchat.command.room.Decide.Posed] wants it
    Ask(Incoming incoming, Decide request, boolean inside) {
        this.incoming = incoming;
        this.request = request;
        this.inside = inside;
    }

    Incoming incoming() {
        return incoming;
    }

    RoomCommand command() {
        return request.command();
    }

    boolean inside() {
        return inside;
    }

    long admitted() {
        return request.admitted();
    }

    byte @Nullable [] who() {
        return request.who();
    }

    /// The event that it became, once committed.
    @Nullable
    StoredEvent stored() {
        return stored;
    }

    void became(StoredEvent event, Outcome answer) {
        stored = event;
        decided(answer);
    }

    void decided(Outcome answer) {
        outcome = answer;
        done = true;
    }

    void notOwned() {
        outcome = null;
        done = true;
    }

    boolean done() {
        return done;
    }

    /// Tells the edge, once: a commit whose answer came late finds its senders told already that nobody knows.
    void answer() {
        if (!answered) {
            answered = true;
            incoming.answer(outcome);
        }
    }
}
