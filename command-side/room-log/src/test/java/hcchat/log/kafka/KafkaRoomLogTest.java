package hcchat.log.kafka;

import hcchat.log.FixedSeal;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.RoomLogContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class KafkaRoomLogTest extends RoomLogContract {
    @TempDir
    static Path folder;

    static TestBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker(folder.resolve("kafka"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    static KafkaLogSettings settings() {
        KafkaLogSettings usual = KafkaLogSettings.at(broker.bootstrap());
        return new KafkaLogSettings(
                usual.bootstrap(),
                PARTITIONS,
                usual.replication(),
                usual.retention(),
                usual.retentionBytes(),
                usual.segmentBytes(),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Map.of());
    }

    /// Every test begins with a log of its own.
    @BeforeEach
    void deleteTopic() throws Exception {
        try (Admin admin = Admin.create(new ClientConfigs(settings()).admin())) {
            if (admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(RoomTopic.NAME)) {
                admin.deleteTopics(List.of(RoomTopic.NAME)).all().get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    protected RoomLog open() {
        return new KafkaRoomLog(settings(), new LogRecordCodec(new FixedSeal()));
    }

    @Override
    protected void cutTail(int partition) {
        broker.stop();
        broker.cutLastSegment(partition);
        broker.start();
    }

    @Override
    protected void wipe() {
        broker.stop();
        broker.deleteFolder();
        broker.start();
    }

    @Override
    protected void expire(int partition, int records) {
        try (Admin admin = Admin.create(new ClientConfigs(settings()).admin())) {
            admin.deleteRecords(Map.of(RoomTopic.partition(partition), RecordsToDelete.beforeOffset(records)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A second process under the same name puts the first aside, and dies without a word itself: from here
    /// on nobody speaks for this member, as after a kill.
    @Override
    protected void kill(String instance) {
        Map<String, Object> config = new HashMap<>(new ClientConfigs(settings()).owner(instance));
        var ghost = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        ghost.subscribe(List.of(RoomTopic.NAME));
        while (ghost.assignment().isEmpty()) {
            ghost.poll(Duration.ofMillis(100));
        }
        ghost.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }
}
