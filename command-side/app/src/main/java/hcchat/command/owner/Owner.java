package hcchat.command.owner;

import hcchat.command.owner.Round.Told;
import hcchat.command.store.PartitionTable.Stand;
import hcchat.command.store.StoreFailure;
import hcchat.intake.OwnerOffice;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that decides for the rooms of the partitions that this process owns. What gathered in its mailbox is
/// one
/// round: decided and committed together, told to the log, then answered.
public final class Owner implements RoomLog.OwnershipListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final long TICK_MS = 100;
    // A zombie learns within a poll of the group's that its partition went to another; taking it back at once would
    // only
    // make two owners fight.
    private static final long CHECKED_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long RETAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OwnerSettings settings;
    private final LinkedBlockingQueue<Letter> mailbox = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Integer, OwnedPartition> owned = new HashMap<>();
    private final Publication publication;
    private final Committer committer;
    private final TakeOver takeOver;
    private final RequestDesk requests;
    private final EdgeLeases leases;
    private final StoreParts store;
    private final RoomLog log;
    private final int partitions;
    private final Thread thread;
    /// Partitions to be taken over, each not before a time.
    private final Map<Integer, Long> toTake = new TreeMap<>();
    private final OwnerStatus status;
    private long lastBatchNanos;
    private volatile boolean running = true;

    public Owner(
            OwnerSettings settings,
            StoreParts store,
            RoomLog log,
            int epoch,
            hcchat.storage.seal.HeadSigner signer,
            Clock clock,
            java.security.SecureRandom chance,
            BooleanSupplier storageFull) {
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.partitions = log.partitions();
        this.publication = new Publication(
                log, partitions, epoch, generation -> mailbox.add(new Letter.PublisherFailed(generation)));
        this.committer = new Committer(
                store, new Posing(store.keys(), chance, clock), settings.cachedRooms(), epoch, publication, this::drop);
        this.takeOver = new TakeOver(store, log, publication, settings, epoch);
        this.leases = new EdgeLeases(settings.lease());
        this.status = new OwnerStatus(partitions);
        this.requests = new RequestDesk(committer.decider(), new HeadDesk(signer, epoch), epoch, clock, () -> {
            if (storageFull.getAsBoolean()) {
                return hcchat.intake.Outcome.Why.STORAGE_FULL;
            }
            return publication.unpublished() > settings.maxUnpublished() ? hcchat.intake.Outcome.Why.OVERLOADED : null;
        });
        this.thread = Thread.ofPlatform().name("owner").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public OwnerStatus status() {
        return status;
    }

    /// A desk for an edge that begins to talk.
    public OwnerOffice.EdgeDesk attach(String edge) {
        return new Desk(edge, mailbox, waiting, settings.maxWaiting());
    }

    @Override
    public void assigned(Collection<Integer> parts) {
        mailbox.add(new Letter.Assigned(List.copyOf(parts)));
    }

    @Override
    public void revoked(Collection<Integer> parts) {
        CountDownLatch done = new CountDownLatch(1);
        mailbox.add(new Letter.Revoked(List.copyOf(parts), done));
        awaitQuietly(done);
    }

    @Override
    public void lost(Collection<Integer> parts) {
        revoked(parts);
    }

    /// Answers what waits and ends the thread.
    @Override
    public void close() {
        CountDownLatch done = new CountDownLatch(1);
        mailbox.add(new Letter.Stop(done));
        awaitQuietly(done);
        publication.close();
        committer.decider().close();
    }

    private void awaitQuietly(CountDownLatch done) {
        try {
            if (thread.isAlive() && !done.await(5, TimeUnit.SECONDS)) {
                LOG.warn("The owner is busy; not waiting for it any longer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Letter> letters = new ArrayList<>();
        while (running) {
            try {
                turn(letters);
            } catch (RuntimeException broken) {
                LOG.error("The owner's turn failed", broken);
                dropAll();
            } finally {
                letters.clear();
            }
        }
        status.stopped();
    }

    private void turn(List<Letter> letters) {
        Letter first = next();
        Round round = new Round();
        if (first != null) {
            pace();
            letters.add(first);
            drain(letters);
            letters.forEach(letter -> read(letter, round));
        }
        tick(round);
        finish(round);
    }

    private @Nullable Letter next() {
        try {
            return mailbox.poll(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            running = false;
            return null;
        }
    }

    /// Under load a batch begins no sooner than a moment after the former one, so that it carries more.
    private void pace() {
        long wait = lastBatchNanos + settings.pace().toNanos() - System.nanoTime();
        if (wait > 0 && lastBatchNanos != 0) {
            LockSupport.parkNanos(wait);
        }
        lastBatchNanos = System.nanoTime();
    }

    private void drain(List<Letter> letters) {
        int taken = size(letters.getFirst());
        for (Letter letter = mailbox.peek(); letter != null; letter = mailbox.peek()) {
            taken += size(letter);
            if (taken > settings.maxRound()) {
                return;
            }
            letters.add(mailbox.remove());
        }
    }

    private static int size(Letter letter) {
        return letter instanceof Letter.Requests requests ? requests.batch().size() : 1;
    }

    private void read(Letter letter, Round round) {
        switch (letter) {
            case Letter.Requests(String edge, List<Asked> batch) -> {
                waiting.addAndGet(-batch.size());
                batch.forEach(asked -> take(new Incoming(edge, asked), round));
            }
            case Letter.Reattached(String edge, Collection<Integer> parts, List<Asked> present) ->
                reattached(edge, parts, present, round);
            case Letter.Attached(String edge, long stream) -> leases.attached(edge, stream);
            case Letter.Detached(String edge, long stream) -> leases.detached(edge, stream, System.nanoTime());
            case Letter.Assigned(Collection<Integer> parts) ->
                parts.forEach(part -> toTake.put(part, System.nanoTime()));
            case Letter.Revoked(Collection<Integer> parts, CountDownLatch done) -> {
                toTake.keySet().removeAll(parts);
                round.afterCommit(() -> {
                    parts.forEach(part -> giveUp(part));
                    done.countDown();
                });
            }
            case Letter.PublisherFailed(long generation) -> awaitLog(generation);
            case Letter.LogIsBack(long generation) -> republish(generation);
            case Letter.Stop(CountDownLatch done) -> {
                running = false;
                round.afterCommit(done::countDown);
            }
        }
    }

    private void take(Incoming incoming, Round round) {
        OwnedPartition partition = owned.get(incoming.room().partition(partitions));
        // Owned again, perhaps, but something before it was turned away: it would overtake.
        if (partition == null || !incoming.asked().stands()) {
            incoming.answer(null);
        } else {
            requests.take(incoming, partition, round);
        }
    }

    private void reattached(String edge, Collection<Integer> parts, List<Asked> present, Round round) {
        List<Integer> known = new ArrayList<>();
        for (int part : parts) {
            OwnedPartition partition = owned.get(part);
            if (partition != null && partition.attach(edge)) {
                known.add(part);
            }
        }
        requests.reattached(edge, parts, present, owned, partitions, round);
        known.forEach(this::rememberEdges);
    }

    private void rememberEdges(int part) {
        OwnedPartition partition = owned.get(part);
        if (partition != null) {
            try {
                store.partitions().rememberEdges(part, partition.term(), partition.edges());
            } catch (StoreFailure away) {
                // Only a hint for the next owner, which would wait for one edge less.
                LOG.warn("Partition {}: its edges could not be noted", part);
            }
        }
    }

    private void tick(Round round) {
        takeWhatIsAssigned();
        long now = System.nanoTime();
        for (String edge : leases.expired(now)) {
            for (OwnedPartition partition : owned.values()) {
                requests.drop(edge, partition, round);
                if (partition.forget(edge)) {
                    rememberEdges(partition.part());
                }
            }
        }
        for (OwnedPartition partition : owned.values()) {
            requests.settle(partition, round, now);
        }
    }

    private void takeWhatIsAssigned() {
        long now = System.nanoTime();
        for (Map.Entry<Integer, Long> due : Map.copyOf(toTake).entrySet()) {
            int part = due.getKey();
            if (now - due.getValue() < 0) {
                continue;
            }
            try {
                owned.put(part, takeOver.take(part));
                toTake.remove(part);
                status.owns(part, true);
            } catch (StoreFailure | LogUnavailable away) {
                LOG.warn("Partition {} could not be taken yet: {}", part, away.getMessage());
                return;
            } catch (TakeOver.StoreOlderThanLog refused) {
                toTake.remove(part);
                status.refused(refused.getMessage());
                LOG.error("{}", refused.getMessage());
            }
        }
    }

    private void finish(Round round) {
        List<RoomRound> toDecide = round.toDecide();
        if (!toDecide.isEmpty()) {
            committer.commit(toDecide);
        }
        long now = System.nanoTime();
        checkTerms(round.partitions(), now);
        for (Told told : round.told().values()) {
            if (!told.entries().isEmpty()) {
                publication.tell(
                        told.partition(), told.entries(), told.partition().position());
                told.partition().told(now);
            }
        }
        for (OwnedPartition partition : owned.values()) {
            if (partition.markDue(now)) {
                publication.tell(partition, List.of(), partition.position());
                partition.marked();
            }
        }
        round.answer();
    }

    /// What commits nothing is answered only by who was the owner within the last second: a zombie's refusal,
    /// roster or head
    /// would be a lie.
    private void checkTerms(Collection<OwnedPartition> asked, long now) {
        List<OwnedPartition> unsure = asked.stream()
                .filter(partition -> !partition.isLost() && now - partition.checkedNanos() > CHECKED_FOR_NANOS)
                .toList();
        if (unsure.isEmpty()) {
            return;
        }
        try {
            Map<Integer, Stand> stands = store.partitions()
                    .stands(unsure.stream().map(OwnedPartition::part).toList());
            for (OwnedPartition partition : unsure) {
                Stand stand = stands.get(partition.part());
                if (stand != null && stand.term() == partition.term()) {
                    partition.checked(now);
                } else {
                    drop(partition);
                }
            }
        } catch (StoreFailure away) {
            unsure.forEach(this::drop);
        }
    }

    /// The log refused something: nothing later may pass before it, so the tale begins again at the log's end, once
    /// there is
    /// a log. Deciding and committing go on meanwhile, as far as the backlog's bound reaches.
    private void awaitLog(long generation) {
        if (!publication.isCurrent(generation)) {
            return;
        }
        LOG.warn("The log could not be written; what is committed meanwhile is told when it is back");
        Thread.ofVirtual().name("await log").start(() -> {
            while (running) {
                try {
                    log.tail(0);
                    mailbox.add(new Letter.LogIsBack(generation));
                    return;
                } catch (RuntimeException away) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MS));
                }
            }
        });
    }

    private void republish(long generation) {
        if (!publication.isCurrent(generation)) {
            return;
        }
        try {
            publication.reopen();
            for (OwnedPartition partition : owned.values()) {
                takeOver.finishPublication(partition, publication.published(partition.part()));
                // Who came and went meanwhile was told to nobody.
                publication.tell(partition, List.copyOf(partition.rosters().all()), partition.position());
            }
            LOG.info("The log is written again");
        } catch (StoreFailure | LogUnavailable away) {
            LOG.warn("The log is not to be had yet: {}", away.getMessage());
            awaitLog(generation + (publication.isCurrent(generation) ? 0 : 1));
        }
    }

    /// Another owner has it; if the group still gives it to us we take it over again.
    private void drop(OwnedPartition partition) {
        partition.lose();
        giveUp(partition.part());
        toTake.put(partition.part(), System.nanoTime() + RETAKE_NANOS);
    }

    private void giveUp(int part) {
        OwnedPartition partition = owned.remove(part);
        status.owns(part, false);
        if (partition != null) {
            partition.waiting().forEach(incoming -> incoming.answer(null));
            partition.waiting().clear();
        }
        committer.decider().forget(room -> room.partition(partitions) == part);
        store.keys().forget(room -> room.partition(partitions) == part);
    }

    private void dropAll() {
        List.copyOf(owned.values()).forEach(this::drop);
    }
}
