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
    private @Nullable StoredEvent stored;
    private @Nullable Outcome outcome;
    private boolean done;
    private boolean answered;

    Ask(Incoming incoming, Decide request) {
        this.incoming = incoming;
        this.request = request;
    }

    Incoming incoming() {
        return incoming;
    }

    RoomCommand command() {
        return request.command();
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
