package hcchat.log.kafka;

import hcchat.log.LogRecord;
import hcchat.log.RoomLog.LogReader;
import hcchat.log.RoomLog.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread, one consumer, one reader. The broker may go and come back, the log may be cut, expire or be another
/// one: reading goes on.
final class KafkaFollower implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFollower.class);
    private static final Duration ONE_POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final ReadingPlaces places;
    private final RecordSieve sieve;
    private final LogReader reader;
    private final Pause pause = new Pause();
    private final Thread thread;
    private boolean toldCaughtUp;
    private volatile boolean closed;

    KafkaFollower(
            Consumer<byte[], byte[]> consumer,
            Collection<Integer> partitions,
            long fromMillis,
            RecordSieve sieve,
            LogReader reader) {
        this.consumer = consumer;
        this.places = new ReadingPlaces(consumer, partitions, fromMillis);
        this.sieve = sieve;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("room-log-reader").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } finally {
            // It is no member of anything: there is nothing to tell the broker.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void turn() {
        try {
            places.settle();
            tellCaughtUp();
            read();
            pause.reset();
        } catch (WakeupException _) {
            // `closed` says so.
        } catch (InvalidOffsetException lost) {
            places.recover(lost);
        } catch (RuntimeException e) {
            TopicPartition damaged = RoomTopic.damaged(e);
            if (damaged == null) {
                tryAgain("The log can't be read", e);
            } else {
                sieve.count(damaged.partition(), places.passOver(damaged), e);
            }
        }
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(ONE_POLL);
        if (polled.isEmpty()) {
            places.doubtEnds();
            return;
        }
        List<LogRecord> records = new ArrayList<>();
        untilTaken(() -> records.addAll(sieve.readable(polled, reader::wants)));
        untilTaken(() -> reader.read(records));
    }

    private void tellCaughtUp() {
        if (!toldCaughtUp && places.caughtUp()) {
            toldCaughtUp = true;
            untilTaken(reader::caughtUp);
        }
    }

    /// A reader that throws is given the same again: what it didn't take must not be passed over.
    private void untilTaken(Runnable call) {
        while (!closed) {
            try {
                call.run();
                return;
            } catch (RuntimeException e) {
                tryAgain("A reader of the log failed", e);
            }
        }
    }

    private void tryAgain(String what, RuntimeException e) {
        if (!closed) {
            LOG.warn("{}, trying again: {}", what, e.getClass().getName());
            LOG.debug("{}", what, e);
            pause.take();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        LockSupport.unpark(thread);
        Threads.await(thread);
    }
}
