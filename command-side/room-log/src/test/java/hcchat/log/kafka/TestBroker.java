package hcchat.log.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// One real broker in this process, which can be stopped, damaged and started again on the same folder and port.
final class TestBroker implements AutoCloseable {
    private final Path folder;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private @Nullable KafkaRaftServer server;

    TestBroker(Path folder) {
        this.folder = folder;
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /// @param delivery how long a record is tried
    KafkaLogSettings settings(int partitions, Duration delivery) {
        KafkaLogSettings usual = KafkaLogSettings.at(bootstrap());
        return new KafkaLogSettings(
                usual.bootstrap(),
                partitions,
                usual.replication(),
                usual.retention(),
                usual.retentionBytes(),
                usual.segmentBytes(),
                delivery,
                Duration.ofSeconds(2),
                usual.security());
    }

    /// Starts it unless it runs.
    void start() {
        if (server != null) {
            return;
        }
        try {
            if (!Files.exists(folder.resolve("meta.properties"))) {
                format();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server = new KafkaRaftServer(KafkaConfig.fromProps(toProperties(config()), false), Time.SYSTEM);
        server.startup();
    }

    private void format() throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .run();
    }

    private Map<String, String> config() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "400"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    void deleteFolder() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(TestBroker::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves the partition's last segment as a power cut may leave it: shorter by a tenth, and no note of a clean
    /// end.
    void cutLastSegment(int partition) {
        Path logs = folder.resolve("room.events-" + partition);
        try (Stream<Path> files = Files.list(logs)) {
            Path last = files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
                file.setLength(file.length() * 9 / 10);
            }
            Files.deleteIfExists(folder.resolve(".kafka_cleanshutdown"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Turns a bit of the middle record around, as a bad disk does, without the broker's knowledge.
    void damageMiddle(int partition) {
        damage(partition, length -> length / 2);
    }

    void damageEnd(int partition) {
        damage(partition, length -> length - 5);
    }

    private void damage(int partition, LongUnaryOperator place) {
        Path log = folder.resolve("room.events-" + partition).resolve("00000000000000000000.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            long at = place.applyAsLong(file.length());
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteTopic() {
        deleteTopic(RoomTopic.NAME);
    }

    void deleteTopic(String name) {
        ask(admin -> {
            if (hasTopic(admin, name)) {
                admin.deleteTopics(List.of(name)).all().get(20, TimeUnit.SECONDS);
            }
            // The broker learns of it a moment after the controller has agreed.
            while (hasTopic(admin, name)) {
                LockSupport.parkNanos(5_000_000);
            }
        });
    }

    private static boolean hasTopic(Admin admin, String name) throws Exception {
        return admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(name);
    }

    /// Deletes the oldest records that are there, as retention does.
    void expire(int partition, int records) {
        TopicPartition place = RoomTopic.partition(partition);
        ask(admin -> {
            long begin = offset(admin, place, OffsetSpec.earliest());
            long end = offset(admin, place, OffsetSpec.latest());
            RecordsToDelete oldest = RecordsToDelete.beforeOffset(Math.min(end, begin + records));
            admin.deleteRecords(Map.of(place, oldest)).all().get(20, TimeUnit.SECONDS);
        });
    }

    private static long offset(Admin admin, TopicPartition place, OffsetSpec spec) throws Exception {
        return admin.listOffsets(Map.of(place, spec))
                .partitionResult(place)
                .get(20, TimeUnit.SECONDS)
                .offset();
    }

    /// What the topic was made with.
    Config topicConfig() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, RoomTopic.NAME);
        Config[] config = new Config[1];
        ask(admin -> config[0] = admin.describeConfigs(List.of(topic))
                .all()
                .get(20, TimeUnit.SECONDS)
                .get(topic));
        return config[0];
    }

    private void ask(Question question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            question.ask(admin);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Question {
        void ask(Admin admin) throws Exception;
    }

    /// Sends what isn't ours, each record in a batch of its own.
    void send(int partition, List<byte[]> values) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap(), "batch.size", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(RoomTopic.NAME, partition, null, value))
                        .get(20, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends the partition with offsets that no reader is given: a transaction's mark.
    void endWithMark(int partition) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap(), "transactional.id", "stranger"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(RoomTopic.NAME, partition, null, new byte[] {9}))
                    .get(20, TimeUnit.SECONDS);
            producer.commitTransaction();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties toProperties(Map<String, String> config) {
        Properties properties = new Properties();
        properties.putAll(config);
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
