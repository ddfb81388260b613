package hcchat.command.owner;

import hcchat.command.presence.Rosters;
import hcchat.command.rights.Rights;
import hcchat.command.room.RoomState;
import hcchat.command.store.StoreFailure;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.RoomRequest.Tell;
import hcchat.log.LogEntry.Passing;
import hcchat.room.AuthorId;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a room's rights, as the store has them, together with who is in.
final class RightsDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RightsDesk.class);

    private final RoomDecider decider;
    private final Gate gate;

    RightsDesk(RoomDecider decider, Gate gate) {
        this.decider = decider;
        this.gate = gate;
    }

    /// Whether what is decided depends on who else is in, not only on whether the author is.
    static boolean asksWhoIsIn(RoomCommand command) {
        return command instanceof FoundRoom
                || (command instanceof ChangeState change && change.change() instanceof Banned);
    }

    /// A command with what only the roster tells.
    static Ask ask(Incoming incoming, Decide decide, Rosters rosters) {
        RoomId room = decide.room();
        AuthorId author = decide.command().author();
        return switch (decide.command()) {
            case FoundRoom found -> new Ask(incoming, decide, rosters.isFree(room, author));
            case ChangeState(UUID id, AuthorId by, Banned ban) -> {
                Banned known = new Banned(ban.whom(), ban.until(), rosters.addressOf(room, ban.whom()));
                ChangeState change = new ChangeState(id, by, known);
                yield new Ask(incoming, new Decide(room, change, decide.who(), decide.admitted()), true);
            }
            default -> new Ask(incoming, decide, rosters.isIn(room, author));
        };
    }

    /// What keeps somebody out now, or null.
    @Nullable
    Outcome keepsOut(Enter enter) {
        try {
            return gate.keepsOut(enter, decider.state(enter.room()).rights());
        } catch (StoreFailure away) {
            return RequestDesk.TOO_LATE;
        }
    }

    /// What a room is, for who asks.
    Outcome describe(Describe describe, RoomState state, Rosters rosters) {
        return gate.describe(describe, state, rosters.isIn(describe.room(), describe.author()));
    }

    /// Sends somebody out by a keeper's word.
    Outcome expel(Expel expel, Rosters rosters, List<Passing> told) {
        try {
            Refusal refusal = gate.expel(expel, decider.state(expel.room()).rights(), rosters, told);
            return refusal == null ? new Outcome.Done() : new Outcome.Refused(refusal, null);
        } catch (StoreFailure away) {
            return RequestDesk.TOO_LATE;
        }
    }

    /// Tells others what somebody says aside, unless they were silenced.
    Outcome tell(Tell tell, Rosters rosters, List<Passing> told) {
        try {
            boolean silenced = rosters.isIn(tell.room(), tell.from())
                    && gate.silences(tell.from(), decider.state(tell.room()).rights());
            Refusal refusal = silenced ? Refusal.MUTED : rosters.tell(tell, told);
            return refusal == null ? new Outcome.Done() : new Outcome.Refused(refusal, null);
        } catch (StoreFailure away) {
            return RequestDesk.TOO_LATE;
        }
    }

    /// Rights that this round has changed hold for who is in, too.
    void enforce(Round round) {
        for (RoomRound asked : round.toDecide()) {
            for (Ask ask : asked.asks()) {
                StateChange change = ask.stored() == null ? null : change(ask.command());
                if (change != null && !asked.partition().isLost()) {
                    enforce(asked, change, round);
                }
            }
        }
    }

    private static @Nullable StateChange change(RoomCommand command) {
        return switch (command) {
            case ChangeState change -> change.change();
            case FoundRoom found -> found.door();
            default -> null;
        };
    }

    private void enforce(RoomRound asked, StateChange change, Round round) {
        List<Passing> told = new ArrayList<>();
        try {
            Rights rights = decider.state(asked.room()).rights();
            gate.enforce(asked.room(), change, rights, asked.partition().rosters(), told);
        } catch (StoreFailure away) {
            // It was in memory a moment ago: the edges ask again when they attach.
            LOG.warn("The rights of {} could not be enforced at once", asked.room());
        }
        round.tell(asked.partition(), told);
    }
}
