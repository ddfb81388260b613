package hcchat.log.kafka;

import hcchat.log.LogEntry.Stored;
import hcchat.log.LogRecord;
import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog.Tail;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads the ends of partitions, with one consumer that stays open between two questions.
final class KafkaTails implements AutoCloseable {
    private static final Tail EMPTY = new Tail(true, 0, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ONE_POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordSieve sieve;
    private @Nullable Consumer<byte[], byte[]> consumer;

    KafkaTails(Supplier<Consumer<byte[], byte[]>> consumers, RecordSieve sieve) {
        this.consumers = consumers;
        this.sieve = sieve;
    }

    synchronized Tail tail(int partition) {
        TopicPartition place = RoomTopic.partition(partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return read(opened(), place, deadline);
            } catch (InvalidOffsetException cutMeanwhile) {
                // The end moved under us: look anew.
                if (System.nanoTime() > deadline) {
                    throw new LogUnavailable("the end of partition " + partition + " doesn't hold still", cutMeanwhile);
                }
            } catch (KafkaException e) {
                // A new consumer for the next question: this one may remember what no longer is.
                close();
                throw new LogUnavailable("the end of partition " + partition + " can't be read", e);
            }
        }
    }

    private Consumer<byte[], byte[]> opened() {
        if (consumer == null) {
            consumer = consumers.get();
        }
        return consumer;
    }

    /// Steps back from the end, farther each time, until there is a record that can be read.
    private Tail read(Consumer<byte[], byte[]> from, TopicPartition place, long deadline) {
        List<TopicPartition> only = List.of(place);
        from.assign(only);
        long end = offset(from.endOffsets(only, PATIENCE).get(place));
        long begin = offset(from.beginningOffsets(only, PATIENCE).get(place));
        for (long back = 1, upTo = end; upTo > begin; back *= 8) {
            long start = Math.max(begin, upTo - back);
            LogRecord last = lastOf(from, place, start, upTo, deadline);
            if (last != null) {
                return new Tail(false, position(last), last.epoch(), last.term());
            }
            upTo = start;
        }
        return EMPTY;
    }

    private @Nullable LogRecord lastOf(
            Consumer<byte[], byte[]> from, TopicPartition place, long start, long end, long deadline) {
        from.seek(place, start);
        LogRecord last = null;
        // Offsets may be taken by what no consumer is given, so the consumer's own place says when the end is
        // reached.
        while (from.position(place) < end) {
            try {
                List<LogRecord> readable = sieve.readable(from.poll(ONE_POLL), (_, _, _, _) -> true);
                last = readable.isEmpty() ? last : readable.getLast();
            } catch (KafkaException e) {
                if (!place.equals(Topic.damaged(e))) {
                    throw e;
                }
                sieve.count(place.partition(), from.position(place), e);
                from.seek(place, from.position(place) + 1);
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the end isn't reached");
            }
        }
        return last;
    }

    private static long offset(@Nullable Long offset) {
        return offset == null ? 0 : offset;
    }

    private static long position(LogRecord record) {
        long position = record.at();
        for (var entry : record.entries()) {
            if (entry instanceof Stored stored) {
                position = Math.max(position, stored.event().position());
            }
        }
        return position;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }
}
