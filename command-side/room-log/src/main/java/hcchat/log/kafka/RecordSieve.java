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

/// Lets through what can be read and counts the rest. What is held back isn't lost: the gap shows in positions.
final class RecordSieve {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSieve.class);

    private final LogRecordCodec codec;
    private final AtomicLong unreadable = new AtomicLong();

    RecordSieve(LogRecordCodec codec) {
        this.codec = codec;
    }

    List<LogRecord> readable(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<LogRecord> readable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LogRecord decoded = decode(record);
            if (decoded != null) {
                readable.add(decoded);
            }
        }
        return readable;
    }

    private @Nullable LogRecord decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                throw new IllegalArgumentException("a record without a value");
            }
            return codec.decode(
                    record.partition(),
                    RecordHeaders.epoch(record.headers()),
                    RecordHeaders.term(record.headers()),
                    record.value());
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
}
