package hcchat.command.owner;

import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import hcchat.intake.OwnerOffice.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Reads letters into a round, and adds what only time brings: partitions to take, edges whose lease is over, people
/// who waited for the edges of a former owner.
final class RoundReader {
    private final OwnedPartitions owned;
    private final RequestDesk requests;
    private final EdgeLeases leases;
    private final Feeds feeds;
    private final LogOutage outage;
    private final int partitions;

    RoundReader(
            OwnedPartitions owned,
            RequestDesk requests,
            EdgeLeases leases,
            Feeds feeds,
            LogOutage outage,
            int partitions) {
        this.owned = owned;
        this.requests = requests;
        this.leases = leases;
        this.feeds = feeds;
        this.outage = outage;
        this.partitions = partitions;
    }

    void read(Letter letter, Round round) {
        switch (letter) {
            case Letter.Requests(String edge, List<Asked> batch) ->
                batch.forEach(asked -> take(new Incoming(edge, asked), round));
            case Letter.Reattached(String edge, Collection<Integer> parts, List<Asked> present) ->
                reattached(edge, parts, present, round);
            case Letter.Attached(String edge, long stream, LiveFeed feed) -> {
                leases.attached(edge, stream);
                if (!edge.startsWith(OwnerOffice.ASKS_ONLY)) {
                    feeds.attached(edge, stream, feed);
                }
            }
            case Letter.Detached(String edge, long stream) -> {
                leases.detached(edge, stream, System.nanoTime());
                feeds.detached(edge, stream);
            }
            case Letter.Assigned(Collection<Integer> parts) -> owned.assigned(parts, System.nanoTime());
            case Letter.Revoked(Collection<Integer> parts, CountDownLatch done) -> {
                owned.noLongerAssigned(parts);
                round.afterCommit(() -> {
                    parts.forEach(owned::giveUp);
                    done.countDown();
                });
            }
            case Letter.PublisherFailed(long generation) -> outage.began(generation);
            case Letter.LogIsBack(long generation) -> outage.ended(generation, owned);
            case Letter.Stop(CountDownLatch done) -> round.afterCommit(done::countDown);
        }
    }

    private void take(Incoming incoming, Round round) {
        OwnedPartition partition = owned.of(incoming.room());
        // Owned again, perhaps, but something before it was turned away: it would overtake.
        if (partition == null || !incoming.asked().stands()) {
            incoming.answer(null);
        } else {
            requests.take(incoming, partition, round);
        }
    }

    private void reattached(String edge, Collection<Integer> parts, List<Asked> present, Round round) {
        List<OwnedPartition> news = new ArrayList<>();
        for (int part : parts) {
            OwnedPartition partition = owned.get(part);
            if (partition != null && partition.attach(edge)) {
                news.add(partition);
            }
        }
        requests.reattached(edge, parts, present, owned, partitions, round);
        news.forEach(owned::rememberEdges);
    }

    void tick(Round round) {
        owned.takeWhatIsDue(System.nanoTime());
        long now = System.nanoTime();
        for (String edge : leases.expired(now)) {
            for (OwnedPartition partition : owned.all()) {
                requests.drop(edge, partition, round);
                if (partition.forget(edge)) {
                    owned.rememberEdges(partition);
                }
            }
        }
        for (OwnedPartition partition : owned.all()) {
            requests.settle(partition, round, now);
        }
    }
}
