package hcchat.log.kafka;

import hcchat.log.account.AccountChanges.Following;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread, one consumer, one taker. The broker may go and come back, the log may be cut, expire or be another
/// one: reading goes on.
final class KafkaFollower implements Following {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFollower.class);
    private static final Duration ONE_POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final ReadingPlaces places;
    private final Taker taker;
    private final Pause pause = new Pause();
    private final Thread thread;
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final List<Reaching> reaching = new ArrayList<>();
    private boolean toldCaughtUp;
    private volatile boolean closed;

    KafkaFollower(String name, Consumer<byte[], byte[]> consumer, ReadingPlaces places, Taker taker) {
        this.consumer = consumer;
        this.places = places;
        this.taker = taker;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
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
            if (taker.logIsAnother()) {
                places.beginAnew();
                askAgain();
            }
            places.settle();
            tellCaughtUp();
            tellReached();
            read();
            pause.reset();
        } catch (WakeupException _) {
            // `closed` says so, or somebody wants to reach the end.
        } catch (InvalidOffsetException lost) {
            places.recover(lost);
            askAgain();
        } catch (RuntimeException e) {
            TopicPartition damaged = Topic.damaged(e);
            if (damaged == null) {
                tryAgain("The log can't be read", e);
            } else {
                taker.unreadable(damaged.partition(), places.passOver(damaged), e);
            }
        }
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(ONE_POLL);
        if (polled.isEmpty()) {
            places.doubtEnds();
            return;
        }
        Runnable prepared = untilGiven(() -> taker.prepare(polled));
        if (prepared != null) {
            untilTaken(prepared);
        }
    }

    private void tellCaughtUp() {
        if (!toldCaughtUp && places.caughtUp()) {
            toldCaughtUp = true;
            untilTaken(taker::caughtUp);
        }
    }

    @Override
    public CompletableFuture<Void> reachNow() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        consumer.wakeup();
        return reached;
    }

    private void tellReached() {
        for (CompletableFuture<Void> next = asked.peek(); next != null; next = asked.peek()) {
            reaching.add(new Reaching(next, places.ends()));
            asked.remove();
        }
        reaching.removeIf(one -> one.reached.isDone() || (places.havePassed(one.ends) && one.reached.complete(null)));
    }

    /// The ends that were asked for may be none any more.
    private void askAgain() {
        reaching.forEach(one -> asked.add(one.reached));
        reaching.clear();
    }

    /// A reader that throws is given the same again: what it didn't take must not be passed over.
    private void untilTaken(Runnable call) {
        untilGiven(() -> {
            call.run();
            return call;
        });
    }

    /// @return null when closed before
    private <T> @Nullable T untilGiven(Supplier<T> call) {
        while (!closed) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                tryAgain("A reader of the log failed", e);
            }
        }
        return null;
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

    private record Reaching(CompletableFuture<Void> reached, Map<TopicPartition, Long> ends) {}

    /// Who the records are for. Called on the follower's thread alone; what throws is called again.
    interface Taker {
        /// Reads what one poll gave.
        ///
        /// @return hands it over
        Runnable prepare(ConsumerRecords<byte[], byte[]> polled);

        /// A record that Kafka itself can't read is passed over.
        void unreadable(int partition, long offset, Exception why);

        void caughtUp();

        /// Whether the places that were read so far are those of a log that is no more. Asked before each poll.
        default boolean logIsAnother() {
            return false;
        }
    }
}
