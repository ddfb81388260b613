package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.edge.fixture.Await;
import hcchat.intake.LiveRecord;
import hcchat.log.LogEntry;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.TransportSeal;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeamTest {
    private final Heard heard = new Heard();
    private final Seam seam = new Seam(2, heard);

    @AfterEach
    void close() {
        seam.close();
    }

    @Test
    void what_is_fed_before_the_log_has_said_anything_waits_for_it() {
        feed(record(1, 3), record(1, 4));
        // Another partition's, to see that the feed was looked at.
        seam.read(List.of(other(1)));
        feed(other(2));
        heard.await("other 1", "other 2");

        seam.read(List.of(record(1, 2)));

        heard.await("other 1", "other 2", "1.2", "1.3", "1.4");
    }

    @Test
    void what_was_fed_is_not_wanted_of_the_log_and_not_told_again() {
        seam.read(List.of(record(1, 1)));
        feed(record(1, 2));
        heard.await("1.1", "1.2");

        assertThat(seam.wants(0, 1, 1, 2)).isFalse();
        assertThat(seam.wants(0, 1, 1, 3)).isTrue();
        seam.read(List.of(record(1, 2), record(1, 3)));

        heard.await("1.1", "1.2", "1.3");
    }

    @Test
    void what_a_feed_has_missed_is_waited_for() {
        seam.read(List.of(record(1, 1), other(1)));
        feed(record(1, 3), record(1, 4), other(2));
        heard.await("1.1", "other 1", "other 2");

        seam.read(List.of(record(1, 2)));

        heard.await("1.1", "other 1", "other 2", "1.2", "1.3", "1.4");
    }

    @Test
    void a_new_owner_is_heard_first_in_the_log() {
        seam.read(List.of(record(1, 1), other(1)));
        feed(record(2, 2), other(2));
        heard.await("1.1", "other 1", "other 2");

        seam.read(List.of(record(1, 2), record(2, 1)));

        heard.await("1.1", "other 1", "other 2", "1.2", "2.1", "2.2");
        assertThat(seam.wants(0, 1, 1, 2)).as("of a former owner").isTrue();
    }

    @Test
    void a_piece_without_a_number_always_goes_on() {
        seam.read(List.of(record(1, 1)));
        feed(record(1, 2));
        heard.await("1.1", "1.2");

        seam.read(List.of(record(1, 0)));

        heard.await("1.1", "1.2", "1.0");
    }

    @Test
    void what_was_not_taken_comes_again_by_the_log() {
        seam.read(List.of(record(1, 1), other(1)));
        heard.refuse = true;
        feed(record(1, 2));
        Await.until("it was refused", () -> heard.refused > 0);
        heard.refuse = false;
        feed(record(1, 3), other(2));
        heard.await("1.1", "other 1", "other 2");

        assertThat(seam.wants(0, 1, 1, 2)).isTrue();
        seam.read(List.of(record(1, 2)));

        heard.await("1.1", "other 1", "other 2", "1.2", "1.3");
    }

    @Test
    void what_the_log_brings_and_nobody_takes_is_brought_again() {
        heard.refuse = true;
        assertThatThrownBy(() -> seam.read(List.of(record(1, 1)))).isInstanceOf(IllegalStateException.class);
        heard.refuse = false;

        seam.read(List.of(record(1, 1)));

        heard.await("1.1");
    }

    @Test
    void a_feed_far_ahead_of_the_log_is_left_to_the_log() {
        seam.read(List.of(record(1, 1), other(1)));
        feed(IntStream.range(0, 2_500).mapToObj(i -> record(1, 10 + i)).toArray(LogRecord[]::new));
        feed(other(2));
        heard.await("1.1", "other 1", "other 2");

        // What is kept are the last ones without a gap; the log has to reach them.
        seam.read(IntStream.rangeClosed(2, 2_400).mapToObj(i -> record(1, i)).toList());

        Await.until("all are told once", () -> heard.size() == 3 + 2_399 + 109);
        assertThat(heard.last()).isEqualTo("1.2509");
    }

    @Test
    void much_at_once_is_told_in_portions() {
        seam.read(List.of(other(1)));

        seam.read(List.of(longer(1, 300), longer(2, 212), longer(3, 1), longer(4, 2_000), longer(5, 1)));

        assertThat(heard.portions()).containsExactly(0, 512, 1, 2_000, 1);
    }

    private static LogRecord longer(long number, int entries) {
        LogEntry entry = new LogEntry.Passing(new RoomId(1, 2), 1, new RosterTold(List.of()));
        return new LogRecord(0, 1, 1, number, 0, Collections.nCopies(entries, entry));
    }

    private void feed(LogRecord... records) {
        LogRecordCodec codec = new LogRecordCodec(TransportSeal.NONE);
        seam.heard(List.of(records).stream()
                .map(record -> new LiveRecord(
                        record.partition(),
                        record.epoch(),
                        record.term(),
                        record.number(),
                        codec.encode(record).getFirst()))
                .toList());
    }

    private static LogRecord record(long term, long number) {
        return new LogRecord(0, 1, term, number, 0, List.of());
    }

    private static LogRecord other(long number) {
        return new LogRecord(1, 1, 1, number, 0, List.of());
    }

    private static final class Heard implements RoomLog.LogReader {
        private final List<String> told = new ArrayList<>();
        private final List<Integer> portions = new ArrayList<>();
        private volatile boolean refuse;
        private volatile int refused;

        @Override
        public synchronized void read(List<LogRecord> records) {
            if (refuse) {
                refused = 1;
                throw new IllegalStateException("not now");
            }
            portions.add(records.stream().mapToInt(one -> one.entries().size()).sum());
            for (LogRecord record : records) {
                told.add(record.partition() == 1 ? "other " + record.number() : record.term() + "." + record.number());
            }
        }

        synchronized List<Integer> portions() {
            return List.copyOf(portions);
        }

        synchronized int size() {
            return told.size();
        }

        synchronized String last() {
            return told.getLast();
        }

        private synchronized List<String> told() {
            return List.copyOf(told);
        }

        void await(String... expected) {
            Await.until("told " + List.of(expected), () -> told().size() >= expected.length);
            assertThat(told()).containsExactly(expected);
        }
    }
}
