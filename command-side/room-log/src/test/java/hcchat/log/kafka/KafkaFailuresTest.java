package hcchat.log.kafka;

import static hcchat.log.Samples.message;
import static hcchat.log.Samples.passing;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.FixedSeal;
import hcchat.log.LogEntry;
import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.Published;
import hcchat.log.RecordingOwner;
import hcchat.log.RecordingReader;
import hcchat.log.RoomLog.Tail;
import hcchat.log.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What only a real broker does to a log.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KafkaFailuresTest {
    private static final int PARTITIONS = 2;
    private static final Duration DELIVERY = Duration.ofSeconds(8);

    @TempDir
    static Path folder;

    static TestBroker broker;

    private final List<KafkaRoomLog> logs = new ArrayList<>();
    private KafkaRoomLog log = connect();

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker(folder.resolve("kafka"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private KafkaRoomLog connect() {
        KafkaRoomLog opened =
                new KafkaRoomLog(broker.settings(PARTITIONS, DELIVERY), new LogRecordCodec(new FixedSeal()));
        logs.add(opened);
        return opened;
    }

    @BeforeEach
    void begin() {
        broker.start();
        broker.deleteTopic();
        log.partitions();
    }

    @AfterEach
    void closeAll() {
        logs.forEach(KafkaRoomLog::close);
    }

    @Test
    void nothing_passes_a_record_that_failed() {
        Published published = new Published(log.openPublisher());
        published.publish(message(0, 1, 1));
        assertThat(published.outcomes()).containsExactly("ok");
        broker.stop();
        CompletableFuture<String> first = published.outcomeOf(message(0, 1, 2));
        // The second record, too long for the first one's batch, has time until the broker is long back: a
        // producer left alone would deliver it. The first one's time must not be over before this thread wakes.
        LockSupport.parkNanos(DELIVERY.minusSeconds(3).toNanos());
        assertThat(first).isNotDone();
        CompletableFuture<String> second = published.outcomeOf(
                new LogRecord(0, 1, 1, 3, List.of(new LogEntry.Stored(Samples.event(3, 200_000), null))));
        assertThat(Published.get(first)).isEqualTo("failed");
        broker.start();

        assertThat(Published.get(second)).isEqualTo("failed");
        assertThat(published.outcomeOf(message(0, 1, 4))).isCompletedWithValue("failed");
        assertThat(log.tail(0).position()).isEqualTo(1);
        publish(2, 4);
        assertThat(everything()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(published.answers()).isEqualTo(4);
    }

    @Test
    void a_topic_is_made_so_that_it_forgets_in_time() {
        Config made = broker.topicConfig();

        assertThat(made.get("retention.ms").value()).isEqualTo("604800000");
        assertThat(made.get("retention.bytes").value()).isEqualTo("268435456");
        assertThat(made.get("segment.bytes").value()).isEqualTo("33554432");
        assertThat(made.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
        assertThat(made.get("max.message.bytes").value()).isEqualTo("8392704");
    }

    @Test
    void publisher_reader_and_owner_outlive_a_restart_of_the_broker() {
        RecordingReader reader = follow(log);
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership("only", owner);
        owner.awaitOwned(PARTITIONS);
        Published published = new Published(log.openPublisher());
        published.publish(message(0, 1, 1));
        reader.awaitRecords(1);

        broker.stop();
        published.publish(message(0, 1, 2));
        published.publish(message(0, 1, 3));
        broker.start();

        assertThat(published.outcomes()).containsOnly("ok");
        reader.awaitRecords(3);
        assertThat(reader.positions(1)).containsExactly(1L, 2L, 3L);
        owner.awaitOwned(PARTITIONS);
    }

    @Test
    void what_nobody_can_read_is_counted_and_stepped_over() {
        RecordingReader reader = follow(log);
        publish(1, 3);
        broker.send(0, Collections.nCopies(20, new byte[] {9, 9}));

        assertThat(log.tail(0)).isEqualTo(new Tail(false, 3, 1, 1));
        publish(4, 5);
        reader.awaitRecords(5);
        assertThat(reader.positions(1)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(log.unreadableRecords()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void the_end_is_found_behind_marks_of_transactions() {
        publish(1, 3);
        broker.endWithMark(0);

        assertThat(log.tail(0)).isEqualTo(new Tail(false, 3, 1, 1));
        assertThat(everything()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void damaged_bytes_on_disk_are_a_gap_not_an_end() {
        RecordingReader reader = follow(log);
        for (long position = 1; position <= 9; position++) {
            publish(position, position);
        }
        reader.awaitRecords(9);
        broker.stop();
        broker.damageMiddle(0);
        broker.start();

        List<Long> left = everything();
        assertThat(left).hasSizeBetween(7, 8).startsWith(1L, 2L, 3L).endsWith(9L);
        publish(10, 10);
        reader.awaitRecords(10);
    }

    @Test
    void a_damaged_end_is_stepped_over() {
        publish(1, 1);
        publish(2, 2);
        broker.stop();
        broker.damageEnd(0);
        broker.start();

        assertThat(log.tail(0)).isEqualTo(new Tail(false, 1, 1, 1));
    }

    @Test
    void a_record_of_several_mebibytes_arrives_in_pieces() {
        RecordingReader reader = follow(log);
        List<LogEntry> entries = new ArrayList<>();
        LongStream.rangeClosed(1, 60)
                .forEach(position -> entries.add(new LogEntry.Stored(Samples.event(position, 60_000), null)));
        Published published = new Published(log.openPublisher());

        published.publish(new LogRecord(0, 1, 1, 60, entries));

        assertThat(published.outcomes()).containsExactly("ok");
        reader.await(all -> !all.isEmpty() && all.getLast().at() == 60);
        assertThat(reader.records().stream().flatMap(record -> record.entries().stream()))
                .containsExactlyElementsOf(entries);
    }

    @Test
    void a_record_that_cant_be_written_fails_its_publisher() {
        Published published = new Published(log.openPublisher());

        published.publish(new LogRecord(
                0, 1, 1, 1, List.of(new LogEntry.Stored(Samples.event(1, LogRecordCodec.MAX_BYTES), null))));
        published.publish(message(0, 1, 1));

        assertThat(published.outcomes()).containsExactly("failed", "failed");
        assertThat(log.tail(0).empty()).isTrue();
    }

    @Test
    void a_reader_that_came_before_the_topic_reads_it_once_it_is_there() {
        broker.deleteTopic();
        RecordingReader reader = follow(log);

        publish(1, 2);

        reader.awaitRecords(2);
    }

    @Test
    void an_owner_makes_the_topic_again_when_it_has_vanished() {
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership("only", owner);
        owner.awaitOwned(PARTITIONS);

        broker.deleteTopic();

        owner.await(owned -> owner.told().stream().anyMatch(word -> !word.startsWith("assigned")));
        owner.awaitOwned(PARTITIONS);
        publish(1, 1);
    }

    @Test
    void an_instance_that_comes_back_takes_its_partitions_at_once_and_its_ghost_loses_them() {
        RecordingOwner ghost = new RecordingOwner();
        log.shareOwnership("same", ghost);
        ghost.awaitOwned(PARTITIONS);
        RecordingOwner back = new RecordingOwner();

        connect().shareOwnership("same", back);

        back.awaitOwned(PARTITIONS);
        ghost.awaitOwned(0);
        assertThat(ghost.told()).last().isEqualTo("lost [0, 1]");
    }

    @Test
    void a_closed_log_leaves_no_thread_behind() {
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership("only", owner);
        follow(log).awaitCaughtUp();
        LogPublisher publisher = log.openPublisher();
        publisher.publish(passing(0, 1, 1), _ -> {});
        owner.awaitOwned(PARTITIONS);
        assertThat(threads()).isNotEmpty();

        log.close();

        assertThat(threads()).isEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_log_closes_while_its_broker_is_away() {
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership("only", owner);
        follow(log).awaitCaughtUp();
        Published published = new Published(log.openPublisher());
        owner.awaitOwned(PARTITIONS);
        broker.stop();
        published.publish(message(0, 1, 1));
        KafkaRoomLog neverConnected = connect();
        follow(neverConnected);

        log.close();
        neverConnected.close();

        assertThat(published.outcomes()).containsExactly("failed");
        assertThat(owner.owned()).isEmpty();
        assertThat(threads()).isEmpty();
    }

    /// Names of the threads that belong to a log and its clients.
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("room-log")
                        || name.startsWith("kafka-producer-network-thread")
                        || name.startsWith("kafka-admin-client-thread")
                        || name.startsWith("kafka-coordinator-heartbeat-thread"))
                .toList();
    }

    private static RecordingReader follow(KafkaRoomLog log) {
        RecordingReader reader = new RecordingReader();
        log.follow(List.of(0, 1), 0, reader);
        return reader;
    }

    private void publish(long from, long to) {
        try (LogPublisher publisher = log.openPublisher()) {
            Published published = new Published(publisher);
            LongStream.rangeClosed(from, to).forEach(position -> published.publish(message(0, 1, position)));
            assertThat(published.outcomes()).containsOnly("ok");
        }
    }

    private List<Long> everything() {
        RecordingReader reader = new RecordingReader();
        try (var _ = log.follow(List.of(0), 0, reader)) {
            reader.awaitCaughtUp();
        }
        return reader.records().stream().map(LogRecord::at).toList();
    }
}
