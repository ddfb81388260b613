package hcchat.command.owner;

import hcchat.log.LogEntry;
import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// The owner's pen, and how much of what it wrote has dried. After a failure nothing leaves until the owner has begun
/// anew from the log's end; what it commits meanwhile is counted, and told then.
final class Publication implements AutoCloseable {
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long BACKLOG_BYTES = 16L << 20;

    private final RoomLog log;
    private final int epoch;
    private final LongConsumer failed;
    private final AtomicLongArray published;
    private volatile Pen pen;

    /// @param failed told once a pen at least, on a thread of the publisher's
    Publication(RoomLog log, int partitions, int epoch, LongConsumer failed) {
        this.log = log;
        this.epoch = epoch;
        this.failed = failed;
        this.published = new AtomicLongArray(partitions);
        this.pen = new Pen(log.openPublisher(), 0);
    }

    /// @return what was told, as every reader will hear it
    LogRecord tell(OwnedPartition partition, List<LogEntry> entries, long at) {
        LogRecord record =
                new LogRecord(partition.part(), epoch, partition.term(), partition.nextRecord(), at, entries);
        pen.tell(record, weight(entries));
        return record;
    }

    private static long weight(List<LogEntry> entries) {
        long bytes = 64;
        for (LogEntry entry : entries) {
            bytes += entry instanceof LogEntry.Stored stored ? stored.event().encodedLength() + 128 : 256;
        }
        return bytes;
    }

    /// Bytes told that the log hasn't acknowledged.
    long unpublished() {
        return pen.wet.get();
    }

    /// Waits until a long tale can go on without filling the publisher's memory.
    ///
    /// @return false if the publisher has failed meanwhile
    boolean awaitRoom() {
        Pen current = pen;
        while (current.wet.get() > BACKLOG_BYTES && !current.broken) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
        return !current.broken;
    }

    /// The highest position of the partition that the log is known to hold.
    long published(int part) {
        return published.get(part);
    }

    void startAt(int part, long position) {
        published.set(part, position);
    }

    boolean isCurrent(long generation) {
        return generation == pen.generation;
    }

    /// A new publisher; everything that the former one didn't bring home must be told again.
    void reopen() {
        Pen old = pen;
        old.publisher.close();
        pen = new Pen(log.openPublisher(), old.generation + 1);
    }

    @Override
    public void close() {
        pen.publisher.close();
    }

    /// One publisher's life: what a dead one still reports doesn't count for the next.
    private final class Pen {
        private final LogPublisher publisher;
        private final long generation;
        private final AtomicLong wet = new AtomicLong();
        private volatile boolean broken;

        Pen(LogPublisher publisher, long generation) {
            this.publisher = publisher;
            this.generation = generation;
        }

        void tell(LogRecord record, long bytes) {
            wet.addAndGet(bytes);
            if (broken) {
                return;
            }
            publisher.publish(record, failure -> {
                if (failure == null) {
                    wet.addAndGet(-bytes);
                    published.accumulateAndGet(record.partition(), record.at(), Math::max);
                } else if (!broken) {
                    broken = true;
                    failed.accept(generation);
                }
            });
        }
    }
}
