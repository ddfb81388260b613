package hcchat.log.kafka;

import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog.Subscription;
import hcchat.log.TransportSeal;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChangeCodec;
import hcchat.log.account.AccountLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// `account.changes` on Kafka. Nothing is asked of the broker before the first call; a topic that isn't there is made
/// by whoever comes first, reader or publisher.
public final class KafkaAccountLog implements AccountLog {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ClientConfigs configs;
    private final AccountChangeCodec codec;
    private final Admin admin;
    private final Topic topic;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    // Replaced when it failed.
    private @Nullable Producer<byte[], byte[]> producer;

    /// @param seal under the server's transport keys
    public KafkaAccountLog(KafkaLogSettings settings, TransportSeal seal) {
        this.configs = new ClientConfigs(settings);
        this.codec = new AccountChangeCodec(seal);
        this.admin = Admin.create(configs.admin());
        this.topic = AccountTopic.of(settings, admin);
    }

    @Override
    public synchronized void publish(List<AccountChange> changes) {
        Producer<byte[], byte[]> through = opened();
        try {
            List<Future<RecordMetadata>> told = new ArrayList<>();
            for (AccountChange change : changes) {
                byte[] value = codec.encode(change);
                told.add(through.send(
                        new ProducerRecord<>(AccountTopic.NAME, AccountTopic.PLACE.partition(), null, value)));
            }
            for (Future<RecordMetadata> one : told) {
                var _ = one.get();
            }
        } catch (ExecutionException | KafkaException failed) {
            end();
            throw new LogUnavailable("account changes could not be told", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted", interrupted);
        }
    }

    private Producer<byte[], byte[]> opened() {
        Producer<byte[], byte[]> former = producer;
        if (former != null) {
            return former;
        }
        int _ = topic.partitions(PATIENCE);
        Producer<byte[], byte[]> made =
                new KafkaProducer<>(configs.promptProducer(), new ByteArraySerializer(), new ByteArraySerializer());
        producer = made;
        return made;
    }

    private void end() {
        Producer<byte[], byte[]> former = producer;
        producer = null;
        if (former != null) {
            former.close(Duration.ZERO);
        }
    }

    @Override
    public String incarnation() {
        return topic.incarnation(PATIENCE);
    }

    @Override
    public Following follow(long fromMillis, Reader reader) {
        var consumer =
                new KafkaConsumer<>(configs.quietReader(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaFollower following = new KafkaFollower(
                "account-log-reader",
                consumer,
                new ReadingPlaces(consumer, List.of(AccountTopic.PLACE), fromMillis),
                new AccountRecords(codec, reader, () -> topic.incarnation(PATIENCE)));
        open.add(following);
        return new Following() {
            @Override
            public CompletableFuture<Void> reachNow() {
                return following.reachNow();
            }

            @Override
            public void close() {
                following.close();
                open.remove(following);
            }
        };
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        open.clear();
        synchronized (this) {
            end();
        }
        admin.close(Duration.ofSeconds(1));
    }
}
