package hcchat.log.kafka;

import hcchat.log.LogUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// A topic: found, or made.
final class Topic {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern PLACE = Pattern.compile("(room\\.events|account\\.changes)-(\\d+)");

    private final String name;
    private final NewTopic wanted;
    private final Admin admin;

    /// @param wanted how it is made where there is none
    Topic(NewTopic wanted, Admin admin) {
        this.name = wanted.name();
        this.wanted = wanted;
        this.admin = admin;
    }

    /// The partition whose records Kafka can't read, because the bytes on its disk are damaged: it says so in
    /// words only.
    static @Nullable TopicPartition damaged(RuntimeException e) {
        String words = e.getMessage();
        Matcher place = e.getClass() == KafkaException.class && words != null ? PLACE.matcher(words) : null;
        return place != null && place.find()
                ? new TopicPartition(place.group(1), Integer.parseInt(place.group(2)))
                : null;
    }

    /// How many partitions it has, once each of them has a leader; makes it where there is none.
    ///
    /// @throws LogUnavailable after 30 s
    int partitions() {
        return partitions(PATIENCE);
    }

    /// @throws LogUnavailable after `patience`
    int partitions(Duration patience) {
        return described(patience).partitions().size();
    }

    /// Kafka's name for this very topic: another one under the same name has another.
    ///
    /// @throws LogUnavailable after `patience`
    String incarnation(Duration patience) {
        return described(patience).topicId().toString();
    }

    private TopicDescription described(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = new TimeoutException("partitions without leaders");
        for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            try {
                TopicDescription topic = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get(left, TimeUnit.NANOSECONDS)
                        .get(name);
                if (topic != null && topic.partitions().stream().allMatch(Topic::hasLeader)) {
                    return topic;
                }
            } catch (ExecutionException e) {
                last = e.getCause() == null ? e : e.getCause();
                if (last instanceof UnknownTopicOrPartitionException) {
                    create(left);
                } else if (!(last instanceof RetriableException)) {
                    throw new LogUnavailable("topic " + name + " can't be described", last);
                }
            } catch (TimeoutException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogUnavailable("interrupted", e);
            }
            Pause.millis(20);
        }
        throw new LogUnavailable("topic " + name + " isn't there yet", last);
    }

    /// Waits until the producer knows the topic's partitions; it closes the producer where that takes too long.
    void introduceTo(Producer<byte[], byte[]> producer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (!producer.partitionsFor(name).isEmpty()) {
                    return;
                }
            } catch (KafkaException e) {
                if (!(e instanceof RetriableException) || System.nanoTime() > deadline) {
                    producer.close(Duration.ZERO);
                    throw new LogUnavailable("the producer doesn't find topic " + name, e);
                }
            }
        }
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private void create(long patienceNanos) {
        try {
            admin.createTopics(List.of(wanted)).all().get(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // Two processes that start at once both try; and a broker that has just started may not be
            // able to yet.
            if (!(e.getCause() instanceof TopicExistsException) && !(e.getCause() instanceof RetriableException)) {
                throw new LogUnavailable("topic " + name + " can't be made", e);
            }
        } catch (TimeoutException _) {
            // The caller's deadline decides.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted", e);
        }
    }
}
