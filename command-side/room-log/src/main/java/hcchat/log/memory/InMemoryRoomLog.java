package hcchat.log.memory;

import hcchat.log.LogPublisher;
import hcchat.log.RoomLog;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process's way to an [InMemoryBroker].
public final class InMemoryRoomLog implements RoomLog {
    private final InMemoryBroker broker;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Set<LogPublisher> publishers = ConcurrentHashMap.newKeySet();
    private boolean paused;

    /// Use [InMemoryBroker#connect] where several processes share the log.
    public InMemoryRoomLog(InMemoryBroker broker) {
        this.broker = broker;
    }

    /// From now on the readers of this process get nothing; what they have in hand they finish.
    public void pauseReaders() {
        broker.change(() -> paused = true);
    }

    public void resumeReaders() {
        broker.change(() -> paused = false);
    }

    /// The lock is held.
    boolean paused() {
        return paused;
    }

    @Override
    public int partitions() {
        return broker.partitions();
    }

    @Override
    public LogPublisher openPublisher() {
        LogPublisher publisher = new MemoryPublisher(broker);
        publishers.add(publisher);
        return publisher;
    }

    @Override
    public Tail tail(int partition) {
        return broker.tail(partition);
    }

    @Override
    public Subscription follow(Collection<Integer> partitions, long fromMillis, LogReader reader) {
        return kept(new MemoryFollower(broker, this, partitions, fromMillis, reader));
    }

    @Override
    public Subscription shareOwnership(String instance, OwnershipListener listener) {
        return kept(broker.group().join(instance, listener));
    }

    private Subscription kept(Subscription subscription) {
        subscriptions.add(subscription);
        return subscription;
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        publishers.forEach(LogPublisher::close);
        publishers.clear();
    }
}
