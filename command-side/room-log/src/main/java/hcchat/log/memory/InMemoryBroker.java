package hcchat.log.memory;

import hcchat.log.LogRecord;
import hcchat.log.RoomLog.Tail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What stands for the Kafka that several processes share: the records, the group of owners, and the faults that a
/// test plants. Each process of a test has an [InMemoryRoomLog] of its own, made by [#connect].
public final class InMemoryBroker {
    final ReentrantLock lock = new ReentrantLock();

    /// Signalled whenever anything below, or anything that a thread of a client waits for, has changed.
    final Condition changed = lock.newCondition();

    private final InstantSource clock;
    private final List<MemoryPartition> partitions;
    private final List<MemoryFollower> followers = new ArrayList<>();
    private final List<MemoryPublisher> publishers = new ArrayList<>();
    private final MemoryGroup group;
    private boolean held;
    private int toFail;
    private int toLoseConfirmation;

    public InMemoryBroker(int partitions) {
        this(partitions, InstantSource.system());
    }

    /// @param clock gives the times from which readers may begin
    public InMemoryBroker(int partitions, InstantSource clock) {
        this.clock = clock;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(_ -> new MemoryPartition())
                .toList();
        this.group = new MemoryGroup(partitions);
    }

    /// A process of its own, as far as the log is concerned.
    public InMemoryRoomLog connect() {
        return new InMemoryRoomLog(this);
    }

    public List<LogRecord> records(int partition) {
        return locked(
                () -> partitions.get(partition).from(partitions.get(partition).begin(), Integer.MAX_VALUE));
    }

    /// Takes the newest records away, as a power cut does.
    public void cutTail(int partition, int records) {
        change(() -> {
            partitions.get(partition).cutTail(records);
            followers.forEach(follower -> follower.cut(partition, partitions.get(partition)));
        });
    }

    /// Takes the oldest records away, as retention does.
    public void expire(int partition, int records) {
        change(() -> {
            partitions.get(partition).expire(records);
            followers.forEach(follower -> follower.cut(partition, partitions.get(partition)));
        });
    }

    /// Takes everything away, as deleting the folder does.
    public void wipe() {
        change(() -> {
            for (int partition = 0; partition < partitions.size(); partition++) {
                partitions.get(partition).wipe();
                for (MemoryFollower follower : followers) {
                    follower.cut(partition, partitions.get(partition));
                }
            }
        });
    }

    /// From now on nothing that is published arrives; it isn't refused either.
    public void holdPublishing() {
        change(() -> held = true);
    }

    public void releasePublishing() {
        change(() -> held = false);
    }

    /// The next record doesn't arrive, and its publisher is told so.
    public void failNextPublish() {
        change(() -> toFail++);
    }

    /// The next record arrives, and its publisher is told that it didn't.
    public void loseNextConfirmation() {
        change(() -> toLoseConfirmation++);
    }

    /// Moves a partition in good order: its owner has given it up before the other takes it.
    public void handOver(int partition, String instance) {
        group.handOver(partition, instance);
    }

    /// Gives a partition to another member while its owner goes on believing that it owns it.
    public void seize(int partition, String instance) {
        group.seize(partition, instance);
    }

    /// Tells a member what was seized from it.
    public void tellLost(String instance) {
        group.tellLost(instance);
    }

    /// Ends a member as a kill does: it hears nothing any more, the others get what it owned.
    public void kill(String instance) {
        group.kill(instance);
    }

    /// Waits until everything published has arrived and every reader has taken it, those on hold left aside.
    ///
    /// @throws IllegalStateException if that takes longer
    public void settle(Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (publishers.stream().anyMatch(MemoryPublisher::busy)
                    || followers.stream().anyMatch(MemoryFollower::busy)) {
                if (nanos <= 0) {
                    throw new IllegalStateException("the log doesn't come to rest");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    int partitions() {
        return partitions.size();
    }

    Tail tail(int partition) {
        return locked(() -> partitions.get(partition).tail());
    }

    MemoryGroup group() {
        return group;
    }

    /// The lock is held.
    MemoryPartition partition(int partition) {
        return partitions.get(partition);
    }

    /// The lock is held.
    boolean held() {
        return held;
    }

    /// The lock is held.
    ///
    /// @return what the publisher is told
    @Nullable
    Exception append(LogRecord record) {
        if (toFail > 0) {
            toFail--;
            return new IllegalStateException("planted: the record didn't arrive");
        }
        partitions.get(record.partition()).add(clock.millis(), record);
        if (toLoseConfirmation > 0) {
            toLoseConfirmation--;
            return new IllegalStateException("planted: the record arrived, its confirmation didn't");
        }
        return null;
    }

    void add(MemoryPublisher publisher) {
        change(() -> publishers.add(publisher));
    }

    void add(MemoryFollower follower) {
        change(() -> followers.add(follower));
    }

    void remove(Object client) {
        change(() -> {
            publishers.remove(client);
            followers.remove(client);
        });
    }

    /// Waits until something has changed that makes the condition true. The lock is held.
    void awaitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            changed.awaitUninterruptibly();
        }
    }

    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
