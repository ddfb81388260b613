package hcchat.log.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/// `room.events`: its name, its partitions, and how it is made.
final class RoomTopic {
    static final String NAME = "room.events";

    private RoomTopic() {}

    static Topic of(KafkaLogSettings settings, Admin admin) {
        NewTopic wanted = new NewTopic(NAME, settings.partitions(), settings.replication());
        return new Topic(wanted.configs(configs(settings)), admin);
    }

    static TopicPartition partition(int partition) {
        return new TopicPartition(NAME, partition);
    }

    private static Map<String, String> configs(KafkaLogSettings settings) {
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
