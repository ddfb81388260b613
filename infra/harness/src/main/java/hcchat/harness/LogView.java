package hcchat.harness;

import hcchat.log.LogEntry;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.TransportSeal;
import hcchat.log.kafka.KafkaLogSettings;
import hcchat.log.kafka.KafkaRoomLog;
import hcchat.room.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What `room.events` holds, read past the server and without any of its keys: stored events alone.
public final class LogView {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "room.events";

    private final String bootstrap;

    private LogView(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// @param data the data folder of an all-in-one
    public static LogView of(Path data) {
        Properties ports = StoreView.properties(data.resolve("config").resolve("kafka.properties"));
        return new LogView("127.0.0.1:" + ports.getProperty("port"));
    }

    /// Every stored event that the log still has, by partition and position; those that it holds twice once.
    ///
    /// @throws IllegalStateException if one position has two different events, or one comes before its predecessor
    public SortedMap<Integer, SortedMap<Long, StoredEvent>> events() {
        SortedMap<Integer, SortedMap<Long, StoredEvent>> events = new TreeMap<>();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        try (RoomLog log = new KafkaRoomLog(KafkaLogSettings.at(bootstrap), new LogRecordCodec(new NoKeys()));
                RoomLog.Subscription _ = log.follow(
                        IntStream.range(0, log.partitions()).boxed().toList(), 0, new Collector(events, end))) {
            end.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        }
        return events;
    }

    /// Lets go of every record that is there now, as if its time were over.
    public void expire() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var topics =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var partitions = Objects.requireNonNull(topics.get(TOPIC)).partitions();
            var ends = admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(
                                    info -> new TopicPartition(TOPIC, info.partition()), _ -> OffsetSpec.latest())))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var before = new HashMap<TopicPartition, RecordsToDelete>();
            ends.forEach((partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(before).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException("the log could not be expired", failed);
        }
    }

    private static final class Collector implements RoomLog.LogReader {
        private final SortedMap<Integer, SortedMap<Long, StoredEvent>> events;
        private final CompletableFuture<Boolean> end;
        private final Map<Integer, Long> reached = new HashMap<>();

        Collector(SortedMap<Integer, SortedMap<Long, StoredEvent>> events, CompletableFuture<Boolean> end) {
            this.events = events;
            this.end = end;
        }

        @Override
        public void read(List<LogRecord> records) {
            for (LogRecord record : records) {
                for (LogEntry entry : record.entries()) {
                    if (entry instanceof LogEntry.Stored stored && !take(record.partition(), stored.event())) {
                        end.completeExceptionally(new IllegalStateException("not what must follow: " + stored.event()));
                    }
                }
            }
        }

        private boolean take(int partition, StoredEvent event) {
            Long last = reached.get(partition);
            if (last != null && event.position() > last + 1) {
                return false;
            }
            reached.merge(partition, event.position(), Math::max);
            StoredEvent before =
                    events.computeIfAbsent(partition, _ -> new TreeMap<>()).putIfAbsent(event.position(), event);
            return before == null || Arrays.equals(before.digest(), event.digest());
        }

        @Override
        public void caughtUp() {
            end.complete(true);
        }
    }

    private static final class NoKeys implements TransportSeal {
        @Override
        public byte[] seal(byte[] aad, byte[] plain) {
            throw new UnsupportedOperationException("this one only reads");
        }

        @Override
        public byte @Nullable [] open(byte[] aad, byte[] sealed) {
            return null;
        }
    }
}
