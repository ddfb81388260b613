package hcchat.command.owner;

import hcchat.command.owner.Round.Told;
import hcchat.intake.LiveFeed;
import hcchat.intake.Outcome.Why;
import hcchat.intake.OwnerOffice;
import hcchat.log.RoomLog;
import hcchat.storage.seal.HeadSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that decides for the rooms of the partitions that this process owns. What gathered in its mailbox is
/// one round: decided and committed together, told to the log, then answered.
public final class Owner implements RoomLog.OwnershipListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final long TICK_MS = 100;

    private final Mailbox mailbox;
    private final OwnedPartitions owned;
    private final Publication publication;
    private final Committer committer;
    private final RightsDesk rights;
    private final Erasure erasure;
    private final RoundReader reader;
    private final LogOutage outage;
    private final Feeds feeds = new Feeds();
    private final OwnerStatus status;
    private final Thread thread;

    public Owner(
            OwnerSettings settings,
            StoreParts store,
            RoomLog log,
            int epoch,
            HeadSigner signer,
            Markers markers,
            Clock clock,
            SecureRandom chance,
            BooleanSupplier storageFull) {
        int partitions = log.partitions();
        mailbox = new Mailbox(settings.maxWaiting(), settings.maxRound(), settings.pace());
        publication =
                new Publication(log, partitions, epoch, failed -> mailbox.post(new Letter.PublisherFailed(failed)));
        committer = new Committer(
                store, new Posing(store.keys(), chance, clock), settings.cachedRooms(), epoch, publication, this::drop);
        TakeOver takeOver = new TakeOver(store, log, publication, settings, epoch);
        status = new OwnerStatus(partitions);
        owned = new OwnedPartitions(takeOver, store, committer.decider(), status, partitions);
        outage = new LogOutage(log, publication, takeOver, mailbox);
        erasure = new Erasure(store.erase(), committer, markers, clock, this::drop);
        rights = new RightsDesk(committer.decider(), new Gate(clock, new WrongProofs()));
        RequestDesk requests = new RequestDesk(
                committer.decider(),
                new HeadDesk(signer, epoch),
                markers,
                rights,
                epoch,
                clock,
                () -> closed(settings.maxUnpublished(), storageFull));
        reader = new RoundReader(owned, requests, new EdgeLeases(settings.lease()), feeds, outage, partitions);
        thread = Thread.ofPlatform().name("owner").unstarted(this::run);
    }

    /// Why nothing new may be stored now.
    private @Nullable Why closed(long maxUnpublished, BooleanSupplier storageFull) {
        if (storageFull.getAsBoolean()) {
            return Why.STORAGE_FULL;
        }
        return publication.unpublished() > maxUnpublished ? Why.OVERLOADED : null;
    }

    private void drop(OwnedPartition partition) {
        owned.drop(partition);
    }

    public void start() {
        thread.start();
    }

    public OwnerStatus status() {
        return status;
    }

    /// A desk for an edge that begins to talk.
    ///
    /// @param feed takes what this edge may hear before it reads it in the log
    public OwnerOffice.EdgeDesk attach(String edge, LiveFeed feed) {
        return new Desk(edge, mailbox, feed);
    }

    @Override
    public void assigned(Collection<Integer> parts) {
        mailbox.post(new Letter.Assigned(List.copyOf(parts)));
    }

    @Override
    public void revoked(Collection<Integer> parts) {
        CountDownLatch done = new CountDownLatch(1);
        mailbox.post(new Letter.Revoked(List.copyOf(parts), done));
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
        mailbox.post(new Letter.Stop(done));
        awaitQuietly(done);
        outage.close();
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
        boolean stop = false;
        while (!stop) {
            try {
                mailbox.take(letters, TICK_MS);
                stop = letters.stream().anyMatch(Letter.Stop.class::isInstance);
                turn(letters);
            } catch (InterruptedException interrupted) {
                stop = true;
            } catch (RuntimeException broken) {
                LOG.error("The owner's turn failed", broken);
                owned.dropAll();
            } finally {
                letters.clear();
            }
        }
        status.stopped();
    }

    private void turn(List<Letter> letters) {
        Round round = new Round();
        letters.forEach(letter -> reader.read(letter, round));
        reader.tick(round);
        commit(round);
        rights.enforce(round);
        erasure.carryOut(round);
        long now = System.nanoTime();
        owned.checkTerms(round.partitions(), now);
        tell(round, now);
        round.answer();
    }

    private void commit(Round round) {
        List<RoomRound> toDecide = round.toDecide();
        if (!toDecide.isEmpty()) {
            committer.commit(toDecide);
        }
    }

    private void tell(Round round, long now) {
        for (Told told : round.told().values()) {
            if (!told.entries().isEmpty()) {
                feeds.add(publication.tell(
                        told.partition(), told.entries(), told.partition().position()));
                told.partition().told(now);
            }
        }
        for (OwnedPartition partition : owned.all()) {
            if (partition.markDue(now)) {
                feeds.add(publication.tell(partition, List.of(), partition.position()));
                partition.marked();
            }
        }
        feeds.flush();
    }
}
