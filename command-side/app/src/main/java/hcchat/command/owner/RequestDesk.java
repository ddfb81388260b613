package hcchat.command.owner;

import hcchat.command.presence.Rosters.Entrance;
import hcchat.command.room.RoomState;
import hcchat.command.store.MarkerTable.Place;
import hcchat.command.store.StoreFailure;
import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.intake.RoomRequest;
import hcchat.intake.RoomRequest.Change;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.RoomRequest.Head;
import hcchat.intake.RoomRequest.Leave;
import hcchat.intake.RoomRequest.Mark;
import hcchat.intake.RoomRequest.Tell;
import hcchat.log.LogEntry.Passing;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sorts what edges ask into a round: commands wait for the commit, presence is decided at once and told in its place
/// among them.
final class RequestDesk {
    static final Outcome TOO_LATE = new Outcome.TryLater(Outcome.Why.UNAVAILABLE, 1_000);
    private static final long BUSY_MS = 1_000;

    private final RoomDecider decider;
    private final HeadDesk heads;
    private final Markers markers;
    private final RightsDesk rights;
    private final int epoch;
    private final Clock clock;
    private final Supplier<Outcome.@Nullable Why> closed;

    /// @param closed why nothing new may be stored now, or null
    RequestDesk(
            RoomDecider decider,
            HeadDesk heads,
            Markers markers,
            RightsDesk rights,
            int epoch,
            Clock clock,
            Supplier<Outcome.@Nullable Why> closed) {
        this.decider = decider;
        this.heads = heads;
        this.markers = markers;
        this.rights = rights;
        this.epoch = epoch;
        this.clock = clock;
        this.closed = closed;
    }

    void take(Incoming incoming, OwnedPartition partition, Round round) {
        if (incoming.expired(System.nanoTime())) {
            incoming.answer(TOO_LATE);
            return;
        }
        switch (incoming.request()) {
            case Decide decide -> {
                // Until the former owner's edges have spoken nobody knows who is in.
                if (RightsDesk.asksWhoIsIn(decide.command()) && !partition.settled(System.nanoTime())) {
                    partition.waiting().add(incoming);
                } else {
                    decide(incoming, decide, partition, round);
                }
            }
            case Enter enter -> {
                boolean settled = partition.settled(System.nanoTime())
                        && partition.waiting().isEmpty();
                if (settled || enter.claimedAt() != 0) {
                    presence(incoming, partition, round);
                } else {
                    partition.waiting().add(incoming);
                }
            }
            case Leave leave -> afterWaiting(incoming, partition, round);
            case Change change -> afterWaiting(incoming, partition, round);
            case Tell tell -> afterWaiting(incoming, partition, round);
            case Mark mark -> afterWaiting(incoming, partition, round);
            case Expel expel -> afterWaiting(incoming, partition, round);
            case Erase erase -> round.erase(incoming, erase, partition);
            case Describe describe -> {
                round.room(describe.room(), partition);
                round.afterCommit(() -> incoming.answer(withState(
                        describe.room(), partition, state -> rights.describe(describe, state, partition.rosters()))));
            }
            case Head head -> {
                round.room(head.room(), partition);
                round.afterCommit(() -> incoming.answer(withState(head.room(), partition, heads::head)));
            }
        }
    }

    /// Who waits to come in mustn't be overtaken by their own leaving.
    private void afterWaiting(Incoming incoming, OwnedPartition partition, Round round) {
        boolean waits =
                partition.waiting().stream().anyMatch(waiting -> waiting.room().equals(incoming.room()));
        if (waits) {
            partition.waiting().add(incoming);
        } else {
            presence(incoming, partition, round);
        }
    }

    private void presence(Incoming incoming, OwnedPartition partition, Round round) {
        List<Passing> told = new ArrayList<>();
        switch (incoming.request()) {
            case Enter enter -> enter(incoming, enter, partition, round);
            case Leave leave -> {
                partition.rosters().leave(incoming.edge(), leave, told);
                incoming.answer(new Outcome.Done());
            }
            case Change change -> incoming.answer(doneUnless(partition.rosters().change(change, told)));
            case Tell tell -> incoming.answer(rights.tell(tell, partition.rosters(), told));
            case Mark mark -> incoming.answer(doneUnless(mark(mark, partition, told)));
            case Expel expel -> incoming.answer(rights.expel(expel, partition.rosters(), told));
            case Erase erase -> throw new IllegalStateException("an erasure isn't presence");
            case Decide decide -> decide(incoming, decide, partition, round);
            case Describe describe -> throw new IllegalStateException("a description isn't presence");
            case Head head -> throw new IllegalStateException("a head isn't presence");
        }
        round.tell(partition, told);
    }

    private @Nullable Refusal mark(Mark mark, OwnedPartition partition, List<Passing> told) {
        Refusal refusal = partition.rosters().mark(mark, told);
        if (refusal == null) {
            markers.raise(new Place(mark.room(), mark.author()), mark.marker());
        }
        return refusal;
    }

    private static Outcome doneUnless(@Nullable Refusal refusal) {
        return refusal == null ? new Outcome.Done() : new Outcome.Refused(refusal, null);
    }

    private void decide(Incoming incoming, Decide decide, OwnedPartition partition, Round round) {
        Outcome.Why why = closed.get();
        // What frees space is taken even when there is none.
        boolean frees = decide.command() instanceof DeleteMessage;
        if (why == null || (frees && why == Outcome.Why.STORAGE_FULL)) {
            round.room(decide.room(), partition).add(RightsDesk.ask(incoming, decide, partition.rosters()));
        } else {
            incoming.answer(new Outcome.TryLater(why, BUSY_MS));
        }
    }

    private void enter(Incoming incoming, Enter enter, OwnedPartition partition, Round round) {
        Outcome kept = rights.keepsOut(enter);
        if (kept != null) {
            round.room(enter.room(), partition);
            round.afterCommit(() -> incoming.answer(partition.isLost() ? null : kept));
            return;
        }
        List<Passing> told = new ArrayList<>();
        Entrance entrance = partition.rosters().enter(incoming.edge(), enter, clock.millis(), told);
        round.tell(partition, told);
        Refusal refusal = entrance.refusal();
        round.room(enter.room(), partition);
        if (refusal != null) {
            Outcome refused = new Outcome.Refused(refusal, null);
            round.afterCommit(() -> incoming.answer(partition.isLost() ? null : refused));
            return;
        }
        round.afterCommit(() -> incoming.answer(withState(
                enter.room(),
                partition,
                state -> new Outcome.Entered(
                        entrance.roster(),
                        partition.term(),
                        entrance.version(),
                        epoch,
                        state.seq(),
                        state.link(),
                        1,
                        entrance.claimedAt(),
                        Gate.standing(state.rights(), enter.member().author())))));
    }

    private @Nullable Outcome withState(RoomId room, OwnedPartition partition, Function<RoomState, Outcome> answer) {
        if (partition.isLost()) {
            return null;
        }
        try {
            return answer.apply(decider.state(room));
        } catch (StoreFailure away) {
            return TOO_LATE;
        }
    }

    /// An edge says whom it has in these partitions: whoever else it had there has left.
    void reattached(
            String edge,
            Collection<Integer> parts,
            List<Asked> present,
            OwnedPartitions owned,
            int partitions,
            Round round) {
        Map<Integer, List<Enter>> byPart = new HashMap<>();
        parts.forEach(part -> byPart.put(part, new ArrayList<>()));
        for (Asked asked : present) {
            if (asked.request() instanceof Enter enter) {
                byPart.computeIfAbsent(enter.room().partition(partitions), part -> new ArrayList<>())
                        .add(enter);
            }
        }
        byPart.forEach((part, enters) -> {
            OwnedPartition partition = owned.get(part);
            if (partition != null) {
                List<Passing> told = new ArrayList<>();
                partition.rosters().keepOnly(edge, enters, told);
                round.tell(partition, told);
            }
        });
        for (Asked asked : present) {
            Incoming incoming = new Incoming(edge, asked);
            OwnedPartition partition = owned.of(asked.request().room());
            if (partition == null) {
                incoming.answer(null);
            } else if (asked.request() instanceof RoomRequest.Enter enter) {
                enter(incoming, enter, partition, round);
            }
        }
    }

    /// Once the edges of the former owner have spoken: everybody hears the whole rosters, then who waited comes in.
    void settle(OwnedPartition partition, Round round, long nowNanos) {
        if (!partition.settled(nowNanos)) {
            return;
        }
        if (partition.rostersDue()) {
            round.tell(partition, partition.rosters().all());
        }
        while (!partition.waiting().isEmpty()) {
            presence(partition.waiting().removeFirst(), partition, round);
        }
    }

    void drop(String edge, OwnedPartition partition, Round round) {
        List<Passing> told = new ArrayList<>();
        partition.rosters().drop(edge, told);
        round.tell(partition, told);
    }
}
