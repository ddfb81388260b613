package hcchat.log.kafka;

import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// One producer for the life of one publisher.
///
/// An idempotent producer may give up one batch and still deliver the next. So the first failure ends it, and where:
/// Kafka reports it on the thread that sends, so closing it there, without a time-out, leaves no moment in which that
/// thread could send what comes later.
final class KafkaPublisher implements LogPublisher {
    private final Producer<byte[], byte[]> producer;
    private final LogRecordCodec codec;
    private final Consumer<KafkaPublisher> ended;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /// @param ended told once, when nothing more will be sent
    KafkaPublisher(Producer<byte[], byte[]> producer, LogRecordCodec codec, Consumer<KafkaPublisher> ended) {
        this.producer = producer;
        this.codec = codec;
        this.ended = ended;
    }

    @Override
    public void publish(LogRecord record, Done done) {
        Exception before = failure.get();
        if (before != null) {
            done.done(before);
            return;
        }
        Once once = new Once(done);
        try {
            Iterator<byte[]> pieces = codec.encode(record).iterator();
            while (pieces.hasNext()) {
                byte[] piece = pieces.next();
                boolean last = !pieces.hasNext();
                send(record.partition(), piece, RecordHeaders.of(record, last), last, once);
            }
        } catch (RuntimeException e) {
            fail(e, once);
        }
    }

    private void send(int partition, byte[] value, Iterable<Header> headers, boolean last, Once once) {
        var record = new ProducerRecord<byte[], byte[]>(RoomTopic.NAME, partition, null, null, value, headers);
        var _ = producer.send(record, (_, problem) -> {
            if (problem != null) {
                fail(problem, once);
            } else if (last) {
                once.done(null);
            }
        });
    }

    private void fail(Exception problem, Once once) {
        end(problem);
        once.done(problem);
    }

    /// What still waits is told of its failure by the producer as it closes.
    private void end(Exception why) {
        if (failure.compareAndSet(null, why)) {
            producer.close(Duration.ZERO);
            ended.accept(this);
        }
    }

    @Override
    public void close() {
        end(new IllegalStateException("the publisher is closed"));
    }

    /// A record of several pieces fails with each of them, and is answered for the first.
    private static final class Once {
        private final Done done;
        private final AtomicBoolean answered = new AtomicBoolean();

        Once(Done done) {
            this.done = done;
        }

        void done(@Nullable Exception failure) {
            if (answered.compareAndSet(false, true)) {
                done.done(failure);
            }
        }
    }
}
