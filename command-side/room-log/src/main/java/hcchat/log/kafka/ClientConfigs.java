package hcchat.log.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MIN_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.METADATA_MAX_IDLE_CONFIG;

import hcchat.log.LogRecordCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/// Every Kafka setting that we choose, with its reason.
final class ClientConfigs {
    static final String OWNERS = "command-side";

    /// The longest value and what Kafka puts around it.
    static final int MAX_REQUEST_BYTES = LogRecordCodec.MAX_BYTES + 4096;

    // Who is in a hurry hears it from the owner itself; fewer, larger requests cost the broker and its readers a
    // fraction.
    private static final int LINGER_MS = 50;

    // What isn't told by then is told by a new producer, which finds brokers that have moved.
    private static final int PROMPT_DELIVERY_MS = 5_000;

    private final KafkaLogSettings settings;

    ClientConfigs(KafkaLogSettings settings) {
        this.settings = settings;
    }

    Map<String, Object> admin() {
        Map<String, Object> config = new HashMap<>(settings.security());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        // A broker that comes back is found within a second; the default lets a client wait up to 10.
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000L);
        // No report of what this client does to anybody.
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    Map<String, Object> producer() {
        Map<String, Object> config = admin();
        config.put(ACKS_CONFIG, "all");
        config.put(ENABLE_IDEMPOTENCE_CONFIG, true);
        // With one request on its way what is retried can't be overtaken.
        config.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(LINGER_MS_CONFIG, LINGER_MS);
        config.put(COMPRESSION_TYPE_CONFIG, "none");
        config.put(BATCH_SIZE_CONFIG, 128 << 10);
        config.put(MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.put(BUFFER_MEMORY_CONFIG, 64L << 20);
        int delivery = Math.toIntExact(settings.deliveryTimeout().toMillis());
        config.put(DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        // Kafka insists that a delivery has time to linger and for one whole request.
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.min(delivery - LINGER_MS, 10_000));
        // Who publishes doesn't wait: a full buffer or a vanished topic is a failure. So metadata, once there,
        // stays, even while no broker answers; the publisher that replaces a failed one finds brokers that
        // have moved.
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        config.put(MAX_BLOCK_MS_CONFIG, 50L);
        config.put(METADATA_MAX_IDLE_CONFIG, Duration.ofDays(20).toMillis());
        return config;
    }

    /// For one who waits for each of the few records that it sends.
    Map<String, Object> promptProducer() {
        Map<String, Object> config = producer();
        config.put(LINGER_MS_CONFIG, 0);
        config.put(DELIVERY_TIMEOUT_MS_CONFIG, PROMPT_DELIVERY_MS);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PROMPT_DELIVERY_MS / 2);
        config.put(MAX_BLOCK_MS_CONFIG, 1_000L);
        config.put(BATCH_SIZE_CONFIG, 16 << 10);
        config.put(BUFFER_MEMORY_CONFIG, 1L << 20);
        return config;
    }

    Map<String, Object> reader() {
        Map<String, Object> config = admin();
        // What was cut or has expired is met by code, never by a jump that nobody sees.
        config.put(AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(FETCH_MIN_BYTES_CONFIG, 1);
        config.put(FETCH_MAX_WAIT_MS_CONFIG, 500);
        config.put(FETCH_MAX_BYTES_CONFIG, 16 << 20);
        return config;
    }

    /// For one to whom little is told: the less it asks the better, since what comes ends its waiting at once.
    Map<String, Object> quietReader() {
        Map<String, Object> config = reader();
        config.put(FETCH_MAX_WAIT_MS_CONFIG, 2_000);
        return config;
    }

    /// For one who reads what is there and goes on to the next partition: a fetch that waits for more would keep
    /// the connection, and with it the next question, waiting.
    Map<String, Object> glance() {
        Map<String, Object> config = reader();
        config.put(FETCH_MAX_WAIT_MS_CONFIG, 0);
        return config;
    }

    Map<String, Object> owner(String instance) {
        Map<String, Object> config = admin();
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        config.put(GROUP_ID_CONFIG, OWNERS);
        // A killed instance that comes back under its name takes its place at once instead of waiting for its
        // own ghost.
        config.put(GROUP_INSTANCE_ID_CONFIG, instance);
        config.put(SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
        config.put(MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
        config.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A topic that vanished or came back is noticed within seconds.
        config.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 5_000);
        // Never read: the offset only has to exist.
        config.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }
}
