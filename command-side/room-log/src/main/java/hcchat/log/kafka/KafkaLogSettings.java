package hcchat.log.kafka;

import java.time.Duration;
import java.util.Map;

/// How the log is reached, and how its topic is made where there is none. An existing topic is left as it is.
///
/// @param bootstrap `host:port`, several separated by commas
/// @param partitions of a new topic
/// @param replication copies of each partition of a new topic
/// @param retention how long a new topic keeps a record: the store has it for ever
/// @param retentionBytes how much a new topic keeps of a partition, at least 2 segments
/// @param segmentBytes what is deleted at once, since Kafka forgets whole segments only
/// @param deliveryTimeout after which a record that Kafka hasn't confirmed fails its publisher
/// @param sessionTimeout after which a silent owner loses its partitions, at least the broker's own minimum
/// @param security Kafka's client properties for TLS and passwords; never printed
public record KafkaLogSettings(
        String bootstrap,
        int partitions,
        short replication,
        Duration retention,
        long retentionBytes,
        int segmentBytes,
        Duration deliveryTimeout,
        Duration sessionTimeout,
        Map<String, String> security) {

    public KafkaLogSettings {
        security = Map.copyOf(security);
        if (partitions < 1 || replication < 1 || retentionBytes < 2L * segmentBytes) {
            throw new IllegalArgumentException("no such topic can be made");
        }
    }

    /// What fits one broker: 16 partitions, one copy, 7 days or 256 MiB a partition in segments of 32 MiB. 30 s
    /// outlive a restart of the broker; 6 s is the least that brokers allow unless told otherwise.
    public static KafkaLogSettings at(String bootstrap) {
        return new KafkaLogSettings(
                bootstrap,
                16,
                (short) 1,
                Duration.ofDays(7),
                256L << 20,
                32 << 20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(6),
                Map.of());
    }

    @Override
    public String toString() {
        return "KafkaLogSettings of " + partitions + " partitions";
    }
}
