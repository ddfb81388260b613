package hcchat.command.owner;

import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice.Asked;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What reaches the owner's thread.
sealed interface Letter {
    record Requests(String edge, List<Asked> batch) implements Letter {}

    record Reattached(String edge, Collection<Integer> partitions, List<Asked> present) implements Letter {}

    /// @param stream tells a desk from the same edge's later one
    record Detached(String edge, long stream) implements Letter {}

    record Attached(String edge, long stream, LiveFeed feed) implements Letter {}

    record Assigned(Collection<Integer> partitions) implements Letter {}

    record Revoked(Collection<Integer> partitions, CountDownLatch done) implements Letter {}

    record PublisherFailed(long generation) implements Letter {}

    record LogIsBack(long generation) implements Letter {}

    record Stop(CountDownLatch done) implements Letter {}
}
