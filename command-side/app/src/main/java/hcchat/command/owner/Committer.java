package hcchat.command.owner;

import hcchat.command.keys.RoomKeyring;
import hcchat.command.room.Decide;
import hcchat.command.room.Decide.KnownId;
import hcchat.command.room.Decide.Posed;
import hcchat.command.room.Decide.Target;
import hcchat.command.room.EventDecided;
import hcchat.command.store.Batch.Fence;
import hcchat.command.store.Batch.Row;
import hcchat.command.store.PartitionTable;
import hcchat.command.store.PartitionTable.Stand;
import hcchat.command.store.RoomEventEngine;
import hcchat.command.store.RoomTable;
import hcchat.command.store.RoomTable.Place;
import hcchat.command.store.RoomTable.Wanted;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.CommitUnknown;
import hcchat.command.store.StoreFailure.FenceLost;
import hcchat.command.store.StoreFailure.IdTaken;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.command.store.StoreWriter;
import hcchat.intake.Outcome;
import hcchat.room.Decision;
import hcchat.room.Refusal;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits the commands of a round, however the store fails: by the batch's content, before the commit, or without an
/// answer to it. When [#commit] returns every command has its outcome.
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long RETRY_NANOS = Duration.ofMillis(50).toNanos();

    private final RoomDecider decider;
    private final RoomKeyring keys;
    private final RoomTable table;
    private final PartitionTable partitions;
    private final StoreWriter writer;
    private final Appearances appearances = new Appearances();
    private final BatchBuilder builder;
    private final Targets targets;
    private final Posing posing;
    private final int epoch;
    private final Consumer<OwnedPartition> lost;
    private Attempt current = new Attempt(List.of(), List.of());

    /// @param lost told of a partition that another owner has taken
    Committer(
            StoreParts store,
            Posing posing,
            int cachedRooms,
            int epoch,
            Publication publication,
            Consumer<OwnedPartition> lost) {
        this.keys = store.keys();
        this.table = store.rooms();
        this.partitions = store.partitions();
        this.writer = store.writer();
        this.builder = new BatchBuilder(keys, appearances, publication);
        this.targets = new Targets(table, keys);
        this.posing = posing;
        this.epoch = epoch;
        this.lost = lost;
        RoomEventEngine engine = new RoomEventEngine(table, store::key, this::write);
        this.decider = new RoomDecider(engine, cachedRooms);
    }

    RoomDecider decider() {
        return decider;
    }

    /// Called by Axon inside the unit of work; what it throws rolls the aggregates back.
    private void write(List<EventDecided> events) throws StoreFailure {
        builder.build(current, events);
        writer.commit(current.batch());
    }

    void commit(Collection<RoomRound> rounds) {
        commit(List.copyOf(rounds), Map.of());
    }

    private void commit(List<RoomRound> asked, Map<RoomId, Map<UUID, KnownId>> ids) {
        List<RoomRound> rounds = asked;
        Map<RoomId, Map<UUID, KnownId>> known = ids;
        while (!rounds.isEmpty()) {
            try {
                attempt(rounds, known);
                settle(current);
                return;
            } catch (IdTaken taken) {
                keys.rolledBack();
                Map<RoomId, Map<UUID, KnownId>> stored = storedIds(rounds);
                if (stored.equals(known)) {
                    split(rounds, known, taken);
                    return;
                }
                known = stored;
            } catch (FenceLost zombie) {
                keys.rolledBack();
                dropLost(partitionsOf(rounds));
            } catch (Unreachable away) {
                keys.rolledBack();
                LockSupport.parkNanos(RETRY_NANOS);
            } catch (CommitUnknown unanswered) {
                if (resolve(rounds)) {
                    settle(current);
                    return;
                }
                keys.rolledBack();
            } catch (StoreFailure | RuntimeException content) {
                keys.rolledBack();
                split(rounds, known, content);
                return;
            }
            rounds = waiting(rounds);
        }
    }

    /// The room's keys and names are gone: nothing of them may be used again.
    void forget(RoomId room) {
        decider.forget(room::equals);
        keys.forget(room::equals);
        appearances.forget(room);
    }

    private void attempt(List<RoomRound> rounds, Map<RoomId, Map<UUID, KnownId>> ids) throws StoreFailure {
        keys.load(rounds.stream().map(RoomRound::room).toList());
        Map<RoomId, Map<Long, Target>> about = targets.of(rounds);
        List<Decide> decides = new ArrayList<>(rounds.size());
        for (RoomRound round : rounds) {
            decides.add(posing.pose(
                    round, ids.getOrDefault(round.room(), Map.of()), about.getOrDefault(round.room(), Map.of())));
        }
        current = new Attempt(rounds, decides);
        decider.decide(decides, current::decided);
    }

    /// The batch is on disk: give every command its outcome.
    private void settle(Attempt attempt) {
        long now = System.nanoTime();
        keys.committed();
        attempt.positions().forEach((partition, position) -> partition.committed(position, now));
        int row = 0;
        Map<Ask, Place> repeated = new HashMap<>();
        Map<Ask, Posed> refused = new LinkedHashMap<>();
        for (int i = 0; i < attempt.rounds().size(); i++) {
            RoomRound round = attempt.rounds().get(i);
            List<Decision> decisions = attempt.decisions().get(i);
            for (int j = 0; j < decisions.size(); j++) {
                Ask ask = round.asks().get(j);
                switch (decisions.get(j)) {
                    case Decision.Accepted(long seq, long time) -> {
                        accepted(round, ask, attempt.batch().rows().get(row++), time);
                    }
                    case Decision.Repeated(long seq) -> repeated.put(ask, new Place(round.room(), seq));
                    case Decision.Refused(Refusal reason, Long known) -> {
                        ask.decided(new Outcome.Refused(reason, known));
                        if (known == null) {
                            refused.put(ask, attempt.decides().get(i).posed().get(j));
                        }
                    }
                }
            }
        }
        if (!refused.isEmpty()) {
            stands(refused, repeated);
        }
        if (!repeated.isEmpty()) {
            Map<Place, Long> times = targets.times(repeated.values());
            repeated.forEach((ask, place) ->
                    ask.decided(new Outcome.Stored(place.seq(), epoch, times.getOrDefault(place, 0L), true)));
        }
    }

    /// What was stored once stays so, whatever its author may do today: ids are only looked up when a batch meets
    /// one, and what is refused never gets that far.
    private void stands(Map<Ask, Posed> refused, Map<Ask, Place> repeated) {
        Set<Wanted> wanted = new HashSet<>();
        refused.forEach((ask, posed) ->
                wanted.add(new Wanted(ask.incoming().room(), posed.command().id())));
        Map<RoomId, Map<UUID, KnownId>> stored;
        try {
            stored = table.ids(wanted);
        } catch (StoreFailure away) {
            refused.keySet().forEach(ask -> ask.decided(RequestDesk.TOO_LATE));
            return;
        }
        refused.forEach((ask, posed) -> {
            RoomId room = ask.incoming().room();
            KnownId known =
                    stored.getOrDefault(room, Map.of()).get(posed.command().id());
            if (known != null && known.mark() == posed.mark()) {
                repeated.put(ask, new Place(room, known.seq()));
            } else if (known != null) {
                ask.decided(new Outcome.Refused(Refusal.ID_CONFLICT, known.seq()));
            }
        });
    }

    private void accepted(RoomRound round, Ask ask, Row row, long time) {
        StoredEvent event = row.event();
        ask.became(event, new Outcome.Stored(event.seq(), epoch, time, false));
        byte[] who = ask.who();
        if (who != null) {
            appearances.kept(round.room(), ask.command().author(), who);
        }
    }

    /// The offender is found by trying again in smaller parts: nobody else notices.
    private void split(List<RoomRound> rounds, Map<RoomId, Map<UUID, KnownId>> ids, Exception cause) {
        if (rounds.size() > 1) {
            rounds.forEach(round -> commit(List.of(round), ids));
            return;
        }
        RoomRound round = rounds.getFirst();
        if (round.asks().size() == 1) {
            // The class alone: a message may quote what was sent.
            LOG.error(
                    "A command of {} failed: {}", round.room(), cause.getClass().getName());
            round.asks().getFirst().decided(new Outcome.Refused(Refusal.INTERNAL_ERROR, null));
            return;
        }
        for (Ask ask : round.asks()) {
            commit(List.of(round.only(ask)), ids);
        }
    }

    private Map<RoomId, Map<UUID, KnownId>> storedIds(List<RoomRound> rounds) {
        Set<Wanted> wanted = new HashSet<>();
        for (RoomRound round : rounds) {
            round.asks()
                    .forEach(ask ->
                            wanted.add(new Wanted(round.room(), ask.command().id())));
        }
        try {
            return table.ids(wanted);
        } catch (StoreFailure away) {
            // The next attempt meets the same failure and treats it by its kind.
            return Map.of();
        }
    }

    /// Finds out which way an unanswered commit went; the commands whose time is over hear that nobody knows.
    ///
    /// @return whether it is committed
    private boolean resolve(List<RoomRound> rounds) {
        LOG.warn("A commit was not answered; asking the store which way it went");
        while (true) {
            try {
                Map<Integer, Stand> stands = partitions.stands(
                        current.batch().fences().stream().map(Fence::part).toList());
                boolean committed = current.batch().fences().stream().allMatch(fence -> {
                    Stand stand = stands.get(fence.part());
                    return stand != null && stand.term() == fence.term() && stand.position() == fence.after();
                });
                if (!committed) {
                    drop(partitionsOf(rounds), stands);
                }
                return committed;
            } catch (StoreFailure away) {
                giveUp(rounds, ask -> new Outcome.Unknown());
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void dropLost(Set<OwnedPartition> mine) {
        try {
            drop(mine, partitions.stands(mine.stream().map(OwnedPartition::part).toList()));
        } catch (StoreFailure away) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    /// A position that moved under our own term is a batch of ours that arrived after we had asked for it: what we
    /// hold in memory is behind the store, and a new term begins from there.
    private void drop(Set<OwnedPartition> mine, Map<Integer, Stand> stands) {
        for (OwnedPartition partition : mine) {
            Stand stand = stands.get(partition.part());
            if (stand == null || stand.term() != partition.term() || stand.position() != partition.position()) {
                LOG.warn("Partition {} was written by another, or by a batch that came late", partition.part());
                lost.accept(partition);
            }
        }
    }

    /// What is left to try: not what another owner has now, nor whose time is over.
    private List<RoomRound> waiting(List<RoomRound> rounds) {
        rounds.stream()
                .filter(round -> round.partition().isLost())
                .forEach(round -> round.asks().forEach(Ask::notOwned));
        giveUp(rounds, ask -> new Outcome.TryLater(Outcome.Why.UNAVAILABLE, 1_000));
        return rounds.stream()
                .map(RoomRound::undecided)
                .filter(Predicate.not(round -> round.asks().isEmpty()))
                .toList();
    }

    private static void giveUp(List<RoomRound> rounds, java.util.function.Function<Ask, Outcome> outcome) {
        long now = System.nanoTime();
        for (RoomRound round : rounds) {
            for (Ask ask : round.asks()) {
                if (!ask.done() && ask.incoming().expired(now)) {
                    ask.decided(outcome.apply(ask));
                    ask.answer();
                }
            }
        }
    }

    private static Set<OwnedPartition> partitionsOf(List<RoomRound> rounds) {
        Set<OwnedPartition> mine = new HashSet<>();
        rounds.forEach(round -> mine.add(round.partition()));
        return mine;
    }
}
