package hcchat.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.FixedSeal;
import hcchat.log.TransportSeal;
import hcchat.log.account.AccountLog;
import hcchat.log.account.AccountLogContract;
import hcchat.log.account.RecordingChanges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccountLogTest extends AccountLogContract {
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

    /// Every test begins with a log of its own.
    @BeforeEach
    void deleteTopic() {
        broker.start();
        broker.deleteTopic(AccountTopic.NAME);
    }

    @Override
    protected AccountLog open() {
        return open(new FixedSeal());
    }

    private static AccountLog open(TransportSeal seal) {
        return new KafkaAccountLog(broker.settings(4, Duration.ofSeconds(5)), seal);
    }

    @Override
    protected void goAway() {
        broker.stop();
    }

    @Override
    protected void comeBack() {
        broker.start();
    }

    @Override
    protected void wipe() {
        broker.deleteTopic(AccountTopic.NAME);
    }

    @Test
    void a_change_whose_key_isnt_known_yet_is_waited_for() {
        AtomicInteger unknown = new AtomicInteger(2);
        TransportSeal forgetful = new TransportSeal() {
            private final TransportSeal keys = new FixedSeal();

            @Override
            public byte[] seal(byte[] aad, byte[] plain) {
                return keys.seal(aad, plain);
            }

            @Override
            public byte @Nullable [] open(byte[] aad, byte[] closed) {
                return unknown.getAndDecrement() > 0 ? null : keys.open(aad, closed);
            }
        };
        connect().publish(changes(0, 2));
        AccountLog late = open(forgetful);

        RecordingChanges reader = follow(late, 0);

        assertThat(reader.awaitChanges(2)).isEqualTo(changes(0, 2));
        late.close();
    }
}
