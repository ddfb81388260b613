package hcchat.log.kafka;

import hcchat.log.LogPublisher;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The log on Kafka. Nothing is asked of the broker before the first call.
public final class KafkaRoomLog implements RoomLog {
    private final ClientConfigs configs;
    private final LogRecordCodec codec;
    private final RecordSieve sieve;
    private final Admin admin;
    private final Topic topic;
    private final KafkaTails tails;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    public KafkaRoomLog(KafkaLogSettings settings, LogRecordCodec codec) {
        this.configs = new ClientConfigs(settings);
        this.codec = codec;
        this.sieve = new RecordSieve(codec);
        this.admin = Admin.create(configs.admin());
        this.topic = RoomTopic.of(settings, admin);
        this.tails = new KafkaTails(() -> consumer(configs.glance()), sieve);
    }

    @Override
    public int partitions() {
        return topic.partitions();
    }

    /// Waits until the topic is there and known to the producer: the first record must not have to.
    @Override
    public LogPublisher openPublisher() {
        topic.partitions();
        var producer = new KafkaProducer<>(configs.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        topic.introduceTo(producer);
        KafkaPublisher publisher = new KafkaPublisher(producer, codec, open::remove);
        open.add(publisher);
        return publisher;
    }

    @Override
    public Tail tail(int partition) {
        topic.partitions();
        return tails.tail(partition);
    }

    @Override
    public Subscription follow(Collection<Integer> partitions, long fromMillis, LogReader reader) {
        var consumer = consumer(configs.reader());
        List<TopicPartition> places =
                partitions.stream().map(RoomTopic::partition).toList();
        return kept(new KafkaFollower(
                "room-log-reader",
                consumer,
                new ReadingPlaces(consumer, places, fromMillis),
                new RoomRecords(sieve, reader)));
    }

    @Override
    public Subscription shareOwnership(String instance, OwnershipListener listener) {
        topic.partitions();
        var consumer =
                new KafkaConsumer<>(configs.owner(instance), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return kept(new KafkaOwnership(consumer, topic, listener));
    }

    /// How many records couldn't be read since the start, by anybody in this process.
    public long unreadableRecords() {
        return sieve.unreadable();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Subscription kept(Subscription subscription) {
        open.add(subscription);
        return () -> {
            subscription.close();
            open.remove(subscription);
        };
    }

    /// Ends what is still open: subscriptions first, since their last call-backs may publish.
    @Override
    public void close() {
        open.stream().filter(Subscription.class::isInstance).forEach(KafkaRoomLog::end);
        open.forEach(KafkaRoomLog::end);
        open.clear();
        tails.close();
        admin.close(Duration.ofSeconds(1));
    }

    private static void end(AutoCloseable part) {
        switch (part) {
            case Subscription subscription -> subscription.close();
            case LogPublisher publisher -> publisher.close();
            default -> throw new IllegalStateException("never opened");
        }
    }
}
