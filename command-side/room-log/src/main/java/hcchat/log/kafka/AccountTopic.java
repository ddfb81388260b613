package hcchat.log.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/// `account.changes`: one partition, since what ends must be told in one order, and is rare.
final class AccountTopic {
    static final String NAME = "account.changes";
    static final TopicPartition PLACE = new TopicPartition(NAME, 0);
    // Nobody reads back farther than half an hour.
    private static final Duration RETENTION = Duration.ofDays(1);

    private AccountTopic() {}

    static Topic of(KafkaLogSettings settings, Admin admin) {
        NewTopic wanted = new NewTopic(NAME, 1, settings.replication());
        return new Topic(wanted.configs(configs(settings)), admin);
    }

    private static Map<String, String> configs(KafkaLogSettings settings) {
        String retention = Long.toString(RETENTION.toMillis());
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                retention,
                TopicConfig.SEGMENT_MS_CONFIG,
                retention,
                // Reading from a moment on mustn't depend on a publisher's clock.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                Integer.toString(Math.max(1, settings.replication() - 1)));
    }
}
