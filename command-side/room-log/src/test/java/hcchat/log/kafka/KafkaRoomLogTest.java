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

    private static KafkaLogSettings settings() {
        return broker.settings(PARTITIONS, Duration.ofSeconds(5));
    }

    /// Every test begins with a log of its own.
    @BeforeEach
    void deleteTopic() {
        broker.start();
        broker.deleteTopic();
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
        broker.expire(partition, records);
    }

    /// A second process under the same name puts the first aside, and dies without a word itself: from here on
    /// nobody speaks for this member, as after a kill.
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

    @Override
    protected int damages() {
        return Integer.getInteger("hcchat.damages", 8);
    }
}
