package hcchat.command.owner;

import hcchat.log.LogEntry;
import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/// The owner's pen, and how much of what it wrote has dried. After a failure nothing leaves until the owner has begun
/// anew
/// from the log's end.
final class Publication implements AutoCloseable {
    private final RoomLog log;
    private final int epoch;
    private final LongConsumer failed;
    private final AtomicLongArray published;
    private final AtomicLong unpublished = new AtomicLong();
    private LogPublisher publisher;
    private long generation;

    /// @param failed told once a generation, on a thread of the publisher's
    Publication(RoomLog log, int partitions, int epoch, LongConsumer failed) {
        this.log = log;
        this.epoch = epoch;
        this.failed = failed;
        this.published = new AtomicLongArray(partitions);
        this.publisher = log.openPublisher();
    }

    void tell(OwnedPartition partition, List<LogEntry> entries, long at) {
        long bytes = weight(entries);
        long written = generation;
        unpublished.addAndGet(bytes);
        LogRecord record = new LogRecord(partition.part(), epoch, partition.term(), at, entries);
        publisher.publish(record, failure -> {
            unpublished.addAndGet(-bytes);
            if (failure == null) {
                published.accumulateAndGet(partition.part(), at, Math::max);
            } else {
                failed.accept(written);
            }
        });
    }

    private static long weight(List<LogEntry> entries) {
        long bytes = 64;
        for (LogEntry entry : entries) {
            bytes += entry instanceof LogEntry.Stored stored ? stored.event().encodedLength() + 128 : 256;
        }
        return bytes;
    }

    /// Bytes handed over that the log hasn't acknowledged.
    long unpublished() {
        return unpublished.get();
    }

    /// The highest position of the partition that the log is known to hold.
    long published(int part) {
        return published.get(part);
    }

    void startAt(int part, long position) {
        published.set(part, position);
    }

    boolean isCurrent(long failedGeneration) {
        return failedGeneration == generation;
    }

    void reopen() {
        publisher.close();
        generation++;
        unpublished.set(0);
        publisher = log.openPublisher();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
