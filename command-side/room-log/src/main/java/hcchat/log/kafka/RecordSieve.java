package hcchat.log.kafka;

import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets through what is wanted and can be read, and counts what can't be. What is held back isn't lost: the gap shows
/// in positions.
final class RecordSieve {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSieve.class);

    private final LogRecordCodec codec;
    private final AtomicLong unreadable = new AtomicLong();

    RecordSieve(LogRecordCodec codec) {
        this.codec = codec;
    }

    /// @param wanted asked about each record that has a number, before it is decoded; what it throws is thrown on
    List<LogRecord> readable(Iterable<ConsumerRecord<byte[], byte[]>> records, Wanted wanted) {
        List<LogRecord> readable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RecordHeaders headers = headers(record);
            LogRecord decoded =
                    headers != null && passes(record.partition(), headers, wanted) ? decode(record, headers) : null;
            if (decoded != null) {
                readable.add(decoded);
            }
        }
        return readable;
    }

    private static boolean passes(int partition, RecordHeaders headers, Wanted wanted) {
        return headers.number() <= 0 || wanted.wants(partition, headers.epoch(), headers.term(), headers.number());
    }

    private @Nullable RecordHeaders headers(ConsumerRecord<byte[], byte[]> record) {
        try {
            return RecordHeaders.read(record.headers());
        } catch (IllegalArgumentException e) {
            count(record.partition(), record.offset(), e);
            return null;
        }
    }

    private @Nullable LogRecord decode(ConsumerRecord<byte[], byte[]> record, RecordHeaders headers) {
        try {
            if (record.value() == null) {
                throw new IllegalArgumentException("a record without a value");
            }
            return codec.decode(record.partition(), headers.epoch(), headers.term(), record.value())
                    .numbered(headers.number());
        } catch (RuntimeException e) {
            count(record.partition(), record.offset(), e);
            return null;
        }
    }

    void count(int partition, long offset, Exception why) {
        long count = unreadable.incrementAndGet();
        // The first, the second, the fourth …: a log full of strange records must not fill the disk with
        // warnings.
        if (Long.bitCount(count) == 1) {
            String kind = why.getClass().getSimpleName();
            LOG.warn("Unreadable record {} of partition {} ({}), {} so far", offset, partition, kind, count);
        }
    }

    long unreadable() {
        return unreadable.get();
    }

    /// What [hcchat.log.RoomLog.LogReader#wants] says.
    interface Wanted {
        boolean wants(int partition, int epoch, long term, long number);
    }
}
