package hcchat.command.owner;

import hcchat.command.presence.Rosters;
import hcchat.command.room.RoomState;
import hcchat.command.store.EraseTable;
import hcchat.command.store.EraseTable.Done;
import hcchat.command.store.StoreFailure;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Erase;
import hcchat.log.LogEntry.Passing;
import hcchat.room.AuthorId;
import hcchat.room.Expulsion;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Destroys what opens a room's past. Its seqs and its chain go on under another key.
final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final EraseTable table;
    private final Committer committer;
    private final Markers markers;
    private final Clock clock;
    private final Consumer<OwnedPartition> lost;

    /// @param lost told of a partition that another owner has taken
    Erasure(EraseTable table, Committer committer, Markers markers, Clock clock, Consumer<OwnedPartition> lost) {
        this.table = table;
        this.committer = committer;
        this.markers = markers;
        this.clock = clock;
        this.lost = lost;
    }

    /// What was asked for is done or refused; called between a round's commit and what it tells.
    void carryOut(Round round) {
        for (Round.Asked<Erase> asked : round.erasures()) {
            OwnedPartition partition = asked.partition();
            List<Passing> told = new ArrayList<>();
            Outcome outcome = partition.isLost() ? null : erase(asked.request(), partition, told);
            round.tell(partition, told);
            round.afterCommit(() -> asked.incoming().answer(outcome));
            if (outcome instanceof Outcome.Erased(long upto, long _) && !told.isEmpty()) {
                round.afterCommit(() -> noteTold(asked.request().room(), upto));
            }
        }
    }

    /// If this fails, who asks again sends people out once more: better that than a room that was never told.
    private void noteTold(RoomId room, long upto) {
        try {
            table.told(room, upto);
        } catch (StoreFailure away) {
            LOG.warn("It could not be noted that the erasure of {} was told: {}", room, away.getMessage());
        }
    }

    private static boolean mayErase(AuthorId by, RoomState state) {
        return !by.isSomebody() || state.rights().role(by) == Role.OWNER;
    }

    private @Nullable Outcome erase(Erase erase, OwnedPartition partition, List<Passing> told) {
        try {
            RoomState state = committer.decider().state(erase.room());
            // Who asks again because nobody answered has no role any more, so that takes none. If the answer alone was
            // lost, whoever is in has come since, and stays.
            Done done = table.done(erase.room(), state.seq());
            if (done != null && done.told()) {
                return new Outcome.Erased(state.seq(), done.at().toEpochMilli());
            }
            if (done == null && !mayErase(erase.by(), state)) {
                return new Outcome.Refused(Refusal.FORBIDDEN, null);
            }
            Instant at = done == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : done.at();
            markers.forget(erase.room());
            table.erase(partition.part(), partition.term(), erase.room(), state.seq(), at);
            committer.forget(erase.room());
            Rosters rosters = partition.rosters();
            rosters.expel(erase.room(), (author, visa) -> true, Expulsion.ERASED, told);
            rosters.erased(erase.room(), told);
            LOG.info("{} was erased", erase.room());
            return new Outcome.Erased(state.seq(), at.toEpochMilli());
        } catch (StoreFailure.FenceLost zombie) {
            lost.accept(partition);
            return null;
        } catch (StoreFailure.CommitUnknown unanswered) {
            // It may be done: what is kept in memory goes in any case, and asking again does no harm.
            committer.forget(erase.room());
            return new Outcome.Unknown();
        } catch (StoreFailure away) {
            return RequestDesk.TOO_LATE;
        }
    }
}
