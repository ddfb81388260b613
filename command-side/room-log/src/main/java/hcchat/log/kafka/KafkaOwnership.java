package hcchat.log.kafka;

import hcchat.log.RoomLog.OwnershipListener;
import hcchat.log.RoomLog.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member of the group of owners. It polls to stay a member and never reads: all its partitions are paused.
final class KafkaOwnership implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaOwnership.class);
    private static final Duration ONE_POLL = Duration.ofMillis(500);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration ONE_LOOK = Duration.ofSeconds(2);
    private static final Duration TO_LEAVE = Duration.ofSeconds(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topic topic;
    private final OwnershipListener listener;
    private final Told told = new Told();
    private final Pause pause = new Pause();
    private final Thread thread;
    private long lastSeen = System.nanoTime();
    private volatile boolean closed;

    KafkaOwnership(KafkaConsumer<byte[], byte[]> consumer, Topic topic, OwnershipListener listener) {
        this.consumer = consumer;
        this.topic = topic;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("room-log-owner").daemon().start(this::run);
    }

    private void run() {
        try {
            consumer.subscribe(List.of(RoomTopic.NAME), told);
            while (!closed) {
                turn();
            }
        } finally {
            // An orderly end gives the partitions to the others at once; only a killed member's wait for
            // its return.
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(TO_LEAVE));
        }
    }

    private void turn() {
        try {
            consumer.poll(ONE_POLL);
            pause.reset();
            lookAfterTopic();
        } catch (WakeupException _) {
            // `closed` says so.
        } catch (FencedInstanceIdException e) {
            LOG.error("Another process has joined under this instance's name: this one owns nothing any more");
            told.onPartitionsLost(consumer.assignment());
            told.fenced = true;
            closed = true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The group of owners can't be reached, trying again: {}",
                    e.getClass().getName());
            LOG.debug("Polling failed", e);
            pause.take();
        }
    }

    /// Who owns nothing asks from time to time whether there is something to own: after Kafka was wiped nobody
    /// else would make the topic again.
    private void lookAfterTopic() {
        if (!consumer.assignment().isEmpty()) {
            lastSeen = System.nanoTime();
        } else if (System.nanoTime() - lastSeen > LOOK_NANOS) {
            int _ = topic.partitions(ONE_LOOK);
            lastSeen = System.nanoTime();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        LockSupport.unpark(thread);
        Threads.await(thread);
    }

    private final class Told implements ConsumerRebalanceListener {
        /// Kafka still announces an orderly end to somebody whose place is taken.
        private boolean fenced;

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            // A place, so that Kafka needn't be asked for one.
            partitions.forEach(partition -> consumer.seek(partition, 0));
            tell(listener::assigned, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            tell(listener::revoked, partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            tell(listener::lost, partitions);
        }

        private void tell(Consumer<Collection<Integer>> call, Collection<TopicPartition> partitions) {
            // Under the cooperative protocol every round is announced, most of them with nothing new.
            if (partitions.isEmpty() || fenced) {
                return;
            }
            try {
                call.accept(partitions.stream()
                        .map(TopicPartition::partition)
                        .sorted()
                        .toList());
            } catch (RuntimeException e) {
                LOG.error("The owner failed to follow a change of ownership", e);
            }
        }
    }
}
