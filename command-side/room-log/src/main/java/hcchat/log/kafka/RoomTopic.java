package hcchat.log.kafka;

import hcchat.log.LogUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The topic itself: found, or made.
final class RoomTopic {
    static final String NAME = "room.events";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern PLACE = Pattern.compile(Pattern.quote(NAME) + "-(\\d+)");

    private final KafkaLogSettings settings;
    private final Admin admin;

    RoomTopic(KafkaLogSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    static TopicPartition partition(int partition) {
        return new TopicPartition(NAME, partition);
    }

    /// The partition whose records Kafka can't read, because the bytes on its disk are damaged: it says so in
    /// words only.
    static @Nullable TopicPartition damaged(RuntimeException e) {
        String words = e.getMessage();
        Matcher place = e.getClass() == KafkaException.class && words != null ? PLACE.matcher(words) : null;
        return place != null && place.find() ? partition(Integer.parseInt(place.group(1))) : null;
    }

    /// How many partitions it has, once each of them has a leader; makes it where there is none.
    ///
    /// @throws LogUnavailable after 30 s
    int partitions() {
        return partitions(PATIENCE);
    }

    /// @throws LogUnavailable after `patience`
    int partitions(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = new TimeoutException("partitions without leaders");
        for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            try {
                TopicDescription topic = admin.describeTopics(List.of(NAME))
                        .allTopicNames()
                        .get(left, TimeUnit.NANOSECONDS)
                        .get(NAME);
                if (topic != null && topic.partitions().stream().allMatch(RoomTopic::hasLeader)) {
                    return topic.partitions().size();
                }
            } catch (ExecutionException e) {
                last = e.getCause() == null ? e : e.getCause();
                if (last instanceof UnknownTopicOrPartitionException) {
                    create(left);
                } else if (!(last instanceof RetriableException)) {
                    throw new LogUnavailable("topic " + NAME + " can't be described", last);
                }
            } catch (TimeoutException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogUnavailable("interrupted", e);
            }
            Pause.millis(20);
        }
        throw new LogUnavailable("topic " + NAME + " isn't there yet", last);
    }

    /// Waits until the producer knows the topic's partitions; it closes the producer where that takes too long.
    void introduceTo(Producer<byte[], byte[]> producer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (!producer.partitionsFor(NAME).isEmpty()) {
                    return;
                }
            } catch (KafkaException e) {
                if (!(e instanceof RetriableException) || System.nanoTime() > deadline) {
                    producer.close(Duration.ZERO);
                    throw new LogUnavailable("the producer doesn't find topic " + NAME, e);
                }
            }
        }
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private void create(long patienceNanos) {
        try {
            NewTopic topic = new NewTopic(NAME, settings.partitions(), settings.replication()).configs(configs());
            admin.createTopics(List.of(topic)).all().get(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // Two processes that start at once both try; and a broker that has just started may not be
            // able to yet.
            if (!(e.getCause() instanceof TopicExistsException) && !(e.getCause() instanceof RetriableException)) {
                throw new LogUnavailable("topic " + NAME + " can't be made", e);
            }
        } catch (TimeoutException _) {
            // The caller's deadline decides.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted", e);
        }
    }

    private Map<String, String> configs() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(settings.retention().toMillis()),
                TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(settings.retentionBytes()),
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(settings.segmentBytes()),
                // A quiet partition's segment is closed after a day at most, else its records would
                // outlive the retention.
                TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Math.min(86_400_000L, settings.retention().toMillis())),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(ClientConfigs.MAX_REQUEST_BYTES),
                // Retention and reading from a moment on mustn't depend on an owner's clock.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, settings.replication() - 1)));
    }
}
