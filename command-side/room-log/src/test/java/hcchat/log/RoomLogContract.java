package hcchat.log;

import static hcchat.log.Samples.arrival;
import static hcchat.log.Samples.mark;
import static hcchat.log.Samples.message;
import static hcchat.log.Samples.passing;
import static hcchat.log.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.RoomLog.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What everybody who uses the log relies on, whichever log it is.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
public abstract class RoomLogContract {
    protected static final int PARTITIONS = 4;
    private final List<RoomLog> logs = new ArrayList<>();

    /// Another process's way to the same log.
    protected abstract RoomLog open();

    /// Takes a part of the newest records of the partition away, while nobody can write.
    protected abstract void cutTail(int partition);

    /// Takes everything away.
    protected abstract void wipe();

    /// Takes the oldest records away.
    protected abstract void expire(int partition, int records);

    /// Ends a member of the group as a kill does.
    protected abstract void kill(String instance);

    protected RoomLog connect() {
        RoomLog log = open();
        logs.add(log);
        return log;
    }

    @AfterEach
    void closeAll() {
        logs.forEach(RoomLog::close);
    }

    @Test
    void the_log_has_the_partitions_it_was_made_with() {
        assertThat(connect().partitions()).isEqualTo(PARTITIONS);
        assertThat(connect().partitions()).isEqualTo(PARTITIONS);
    }

    @Test
    void records_arrive_in_the_order_of_the_calls_with_all_that_they_carry() {
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 1);
        Published published = new Published(log.openPublisher());

        List<LogRecord> sent = new ArrayList<>();
        for (int position = 1; position <= 200; position += 2) {
            sent.add(new LogRecord(
                    1, 1, 1, position + 1, List.of(stored(position), arrival(position), stored(position + 1))));
        }
        sent.forEach(published::publish);

        reader.awaitRecords(sent.size());
        assertThat(reader.records().stream().map(Samples::describe))
                .containsExactlyElementsOf(sent.stream().map(Samples::describe).toList());
        assertThat(published.outcomes()).containsOnly("ok");
        assertThat(published.answers()).isEqualTo(sent.size());
    }

    @Test
    void a_records_number_arrives_with_it() {
        RoomLog log = connect();
        publishAll(
                log,
                message(0, 1, 1).numbered(1),
                mark(0, 1, 1).numbered(2),
                message(0, 1, 2),
                message(0, 2, 3).numbered(Long.MAX_VALUE));

        RecordingReader reader = follow(log, 0, 0);

        reader.awaitRecords(4);
        assertThat(reader.records().stream().map(LogRecord::number)).containsExactly(1L, 2L, 0L, Long.MAX_VALUE);
    }

    @Test
    void only_the_last_piece_of_a_long_record_has_its_number() {
        RoomLog log = connect();
        List<LogEntry> entries = new ArrayList<>();
        LongStream.rangeClosed(1, 60)
                .forEach(position -> entries.add(new LogEntry.Stored(Samples.event(position, 60_000), null)));
        ChoosyReader reader = new ChoosyReader(number -> true);
        log.follow(List.of(0), 0, reader);

        publishAll(
                log,
                new LogRecord(0, 1, 1, 60, entries).numbered(7),
                message(0, 1, 61).numbered(8));

        reader.await(all -> !all.isEmpty() && all.getLast().at() == 61);
        assertThat(reader.records().stream().map(LogRecord::number).filter(number -> number != 0))
                .containsExactly(7L, 8L);
        assertThat(reader.records().get(reader.records().size() - 2))
                .extracting(LogRecord::at, LogRecord::number)
                .containsExactly(60L, 7L);
        assertThat(reader.asked()).containsExactly("0/1/1/7", "0/1/1/8");
    }

    @Test
    void what_isnt_wanted_isnt_handed_over_and_the_rest_comes_in_order() {
        RoomLog log = connect();
        List<LogRecord> sent = new ArrayList<>();
        for (long number = 1; number <= 100; number++) {
            sent.add(message(0, 3, number).numbered(number));
        }
        publishAll(log, sent.toArray(LogRecord[]::new));
        ChoosyReader reader = new ChoosyReader(number -> number % 3 == 0);

        log.follow(List.of(0), 0, reader);

        // The last one isn't wanted: an end is reached nevertheless.
        assertThat(reader.awaitCaughtUp()).isEqualTo(33);
        assertThat(reader.records().stream().map(Samples::describe))
                .containsExactlyElementsOf(sent.stream()
                        .filter(record -> record.number() % 3 == 0)
                        .map(Samples::describe)
                        .toList());
        assertThat(reader.asked())
                .containsExactlyElementsOf(
                        range(1, 100).stream().map(number -> "0/1/3/" + number).toList());
    }

    @Test
    void a_reader_that_wants_nothing_is_given_what_has_no_number() {
        RoomLog log = connect();
        ChoosyReader reader = new ChoosyReader(number -> false);
        log.follow(List.of(0), 0, reader);

        publishAll(
                log,
                message(0, 1, 1).numbered(1),
                message(0, 1, 2),
                message(0, 1, 3).numbered(2));
        publishAll(log, message(0, 2, 4));

        reader.awaitRecords(2);
        assertThat(reader.records().stream().map(LogRecord::at)).containsExactly(2L, 4L);
        assertThat(reader.asked()).containsExactly("0/1/1/1", "0/1/1/2");
    }

    @Test
    void a_reader_that_throws_when_it_is_asked_is_asked_again_and_misses_nothing() {
        RoomLog log = connect();
        AtomicInteger refusals = new AtomicInteger(3);
        ChoosyReader reader = new ChoosyReader(number -> {
            if (number == 5 && refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("planted: can't say now");
            }
            return number != 6;
        });
        log.follow(List.of(0), 0, reader);

        publishAll(
                log,
                range(1, 9).stream()
                        .map(number -> message(0, 1, number).numbered(number))
                        .toArray(LogRecord[]::new));

        reader.await(all -> !all.isEmpty() && all.getLast().at() == 9);
        assertThat(reader.positions(1)).containsExactly(1L, 2L, 3L, 4L, 5L, 7L, 8L, 9L);
    }

    @Test
    void a_reader_gets_only_its_partitions() {
        RoomLog log = connect();
        publishAll(log, message(0, 1, 1), message(1, 1, 1), message(2, 1, 1));

        RecordingReader reader = follow(log, 0, 1, 2);

        reader.awaitCaughtUp();
        assertThat(reader.records().stream().map(LogRecord::partition)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_reader_is_caught_up_once_it_has_read_what_was_there() {
        RoomLog log = connect();
        log.partitions();
        assertThat(follow(log, 0, 0, 1, 2, 3).awaitCaughtUp()).isZero();
        publishAll(log, messages(0, 1, 1, 30));
        publishAll(log, messages(3, 1, 1, 30));

        RecordingReader late = follow(log, 0, 0, 1, 2, 3);

        assertThat(late.awaitCaughtUp()).isEqualTo(60);
        publishAll(log, message(0, 1, 31));
        late.awaitRecords(61);
        assertThat(late.timesCaughtUp()).isOne();
    }

    @Test
    void a_reader_may_begin_at_a_moment() {
        RoomLog log = connect();
        publishAll(log, messages(0, 1, 1, 5));
        long moment = nextMillisecond();
        publishAll(log, messages(0, 1, 6, 8));

        RecordingReader reader = follow(log, moment, 0, 1);
        RecordingReader nothing = follow(log, System.currentTimeMillis() + 60_000, 0, 1);

        assertThat(nothing.awaitCaughtUp()).isZero();
        assertThat(reader.awaitCaughtUp()).isEqualTo(3);
        assertThat(reader.positions(1)).containsExactly(6L, 7L, 8L);
        publishAll(log, message(0, 1, 9));
        nothing.awaitRecords(1);
        assertThat(nothing.positions(1)).containsExactly(9L);
    }

    @Test
    void a_reader_that_throws_is_given_the_same_again() {
        RoomLog log = connect();
        log.partitions();
        RecordingReader reader = follow(log, 0, 0);
        reader.awaitCaughtUp();
        reader.refuse(3);

        publishAll(log, messages(0, 1, 1, 20));

        reader.awaitRecords(20);
        assertThat(reader.positions(1)).containsExactlyElementsOf(range(1, 20));
    }

    @Test
    void the_end_of_a_partition_that_was_never_written_is_empty() {
        RoomLog log = connect();
        publishAll(log, message(1, 1, 1));

        assertThat(log.tail(0)).isEqualTo(new Tail(true, 0, 0, 0));
    }

    @Test
    void the_end_tells_the_last_position_epoch_and_term() {
        RoomLog log = connect();

        publishAll(log, message(0, 3, 7), message(1, 4, 9));

        assertThat(log.tail(0)).isEqualTo(new Tail(false, 7, 1, 3));
        assertThat(log.tail(1)).isEqualTo(new Tail(false, 9, 1, 4));
    }

    @Test
    void the_end_tells_the_last_position_after_nothing_but_passing_records() {
        RoomLog log = connect();
        publishAll(log, messages(0, 1, 1, 4));
        for (int i = 0; i < 30; i++) {
            publishAll(log, passing(0, 2, 4));
        }
        assertThat(log.tail(0)).isEqualTo(new Tail(false, 4, 1, 2));

        publishAll(log, mark(0, 3, 4));

        assertThat(log.tail(0)).isEqualTo(new Tail(false, 4, 1, 3));
    }

    @Test
    void a_closed_publisher_fails_whatever_it_is_given() {
        LogPublisher publisher = connect().openPublisher();
        Published published = new Published(publisher);
        published.publish(message(0, 1, 1));
        assertThat(published.outcomes()).containsExactly("ok");

        publisher.close();

        assertThat(published.outcomeOf(message(0, 1, 2))).isCompletedWithValue("failed");
        assertThat(published.outcomeOf(message(0, 1, 3))).isCompletedWithValue("failed");
    }

    @Test
    void every_record_is_answered_when_the_publisher_closes_under_load() {
        RoomLog log = connect();
        LogPublisher publisher = log.openPublisher();
        Published published = new Published(publisher);
        for (int position = 1; position <= 500; position++) {
            published.publish(message(0, 1, position));
        }

        publisher.close();

        List<String> outcomes = published.outcomes();
        assertThat(published.answers()).isEqualTo(500);
        // Confirmed ones first: none passes one that failed.
        assertThat(outcomes.lastIndexOf("ok"))
                .isLessThan(outcomes.contains("failed") ? outcomes.indexOf("failed") : 500);
        assertThat(log.tail(0).position()).isGreaterThanOrEqualTo(outcomes.lastIndexOf("ok") + 1);
    }

    @Test
    void a_log_that_was_cut_back_shows_it_at_its_end_and_is_read_on_without_a_skip() {
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 0);
        // One after the other, or a slow broker may get them all as one batch, and lose all with its end.
        for (long position = 1; position <= 200; position += 10) {
            publishAll(log, messages(0, 1, position, position + 9));
        }
        reader.awaitRecords(200);

        cutTail(0);

        long left = log.tail(0).position();
        assertThat(left).isBetween(1L, 199L);
        publishAll(log, messages(0, 2, left + 1, 260));
        reader.await(all ->
                !all.isEmpty() && all.getLast().term() == 2 && all.getLast().at() == 260);
        assertThat(reader.positions(1)).startsWith(range(1, 200).toArray(Long[]::new));
        assertThat(reader.positions(2)).containsExactlyElementsOf(range(left + 1, 260));
        assertThat(everything(log, 0)).containsExactlyElementsOf(range(1, 260));
    }

    @Test
    void a_reader_doesnt_wait_for_an_end_that_was_cut_off_while_it_read() {
        RoomLog log = connect();
        publishAll(log, messages(0, 1, 1, 1_200));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingReader slow = new RecordingReader() {
            @Override
            public void read(List<LogRecord> given) {
                reading.countDown();
                RoomLogContract.await(goOn);
                super.read(given);
            }
        };
        log.follow(List.of(0), 0, slow);
        await(reading);

        cutTail(0);
        goOn.countDown();

        assertThat(slow.awaitCaughtUp())
                .isGreaterThanOrEqualTo((int) log.tail(0).position());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_log_that_was_wiped_is_empty_and_is_read_on_from_its_new_start() {
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 0, 1);
        publishAll(log, messages(0, 1, 1, 50));
        reader.awaitRecords(50);

        wipe();

        assertThat(log.partitions()).isEqualTo(PARTITIONS);
        assertThat(log.tail(0)).isEqualTo(new Tail(true, 0, 0, 0));
        publishAll(log, messages(0, 2, 51, 60));
        reader.await(all -> !all.isEmpty() && all.getLast().at() == 60);
        assertThat(reader.positions(2)).containsExactlyElementsOf(range(51, 60));
    }

    @Test
    void what_expired_unread_shows_as_a_gap() {
        RoomLog log = connect();
        publishAll(log, messages(0, 1, 1, 50));
        expire(0, 40);

        assertThat(everything(log, 0)).containsExactlyElementsOf(range(41, 50));
        assertThat(log.tail(0)).isEqualTo(new Tail(false, 50, 1, 1));
    }

    @Test
    void a_log_whose_records_have_all_expired_is_empty_and_is_read_on() {
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 0);
        publishAll(log, messages(0, 1, 1, 50));
        reader.awaitRecords(50);

        expire(0, 50);

        assertThat(log.tail(0).empty()).isTrue();
        publishAll(log, message(0, 2, 51));
        reader.awaitRecords(51);
        assertThat(reader.positions(2)).containsExactly(51L);
    }

    @Test
    void two_members_share_the_partitions_and_the_one_that_leaves_gives_them_back() {
        RecordingOwner first = share(connect(), "first");
        first.awaitOwned(PARTITIONS);
        RoomLog secondLog = connect();
        RecordingOwner second = new RecordingOwner();
        RoomLog.Subscription membership = secondLog.shareOwnership("second", second);
        second.awaitOwned(PARTITIONS / 2);
        first.awaitOwned(PARTITIONS / 2);
        assertThat(first.owned()).doesNotContainAnyElementsOf(second.owned());
        List<Integer> seconds = second.owned();

        membership.close();

        assertThat(second.told()).last().isEqualTo("revoked " + seconds);
        first.awaitOwned(PARTITIONS);
    }

    @Test
    void a_partition_goes_to_its_next_owner_only_when_the_former_has_given_it_up() {
        RecordingOwner slow = new RecordingOwner(Duration.ofMillis(700));
        connect().shareOwnership("slow", slow);
        slow.awaitOwned(PARTITIONS);
        List<Integer> ownedTwice = new CopyOnWriteArrayList<>();
        RecordingOwner next = new RecordingOwner() {
            @Override
            public synchronized void assigned(Collection<Integer> partitions) {
                partitions.stream().filter(slow.owned()::contains).forEach(ownedTwice::add);
                super.assigned(partitions);
            }
        };

        connect().shareOwnership("next", next);

        next.awaitOwned(PARTITIONS / 2);
        assertThat(ownedTwice).isEmpty();
    }

    @Test
    void a_member_that_dies_loses_its_partitions_to_the_other() {
        RecordingOwner first = share(connect(), "first");
        RecordingOwner second = share(connect(), "second");
        second.awaitOwned(PARTITIONS / 2);
        first.awaitOwned(PARTITIONS / 2);
        // Whichever came first owned all of them for a moment, and gave half of them up.
        int toldBefore = second.told().size();

        kill("second");

        first.awaitOwned(PARTITIONS);
        assertThat(second.told().stream().skip(toldBefore)).noneMatch(word -> word.startsWith("revoked"));
    }

    @Test
    void nothing_is_called_back_once_a_log_is_closed() {
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 0);
        RecordingOwner owner = share(log, "first");
        owner.awaitOwned(PARTITIONS);
        publishAll(log, message(0, 1, 1));
        reader.awaitRecords(1);

        log.close();
        publishAll(connect(), message(0, 1, 2));

        assertThat(owner.owned()).isEmpty();
        RecordingReader other = follow(connect(), 0, 0);
        other.awaitRecords(2);
        assertThat(reader.records()).hasSize(1);
    }

    /// An owner that goes on from the log's end after each damage, and a reader that takes what follows what it
    /// has. Only a log that was made anew may be mistaken for the old one: then the reader's next record shows it
    /// as a gap.
    @Test
    void a_reader_misses_nothing_whatever_happens_to_the_log() {
        Random random = Seeds.random(getClass());
        RoomLog log = connect();
        RecordingReader reader = follow(log, 0, 0);
        Set<Long> madeAnew = new HashSet<>();
        long stored = 0;
        for (int term = 1; term <= damages(); term++) {
            Tail tail = log.tail(0);
            long from = tail.empty() ? stored : tail.position();
            assertThat(from).as("the end never tells of what wasn't published").isLessThanOrEqualTo(stored);
            stored += 1 + random.nextInt(60);
            publishAll(log, messages(0, term, from + 1, stored));
            awaitTold(reader, log, term, stored);
            if (damage(random, log)) {
                madeAnew.add(term + 1L);
            }
        }

        assertThat(kept(reader, madeAnew)).containsExactlyElementsOf(range(1, stored));
    }

    /// As an owner does that has nothing more to tell.
    private static void awaitTold(RecordingReader reader, RoomLog log, long term, long at) {
        for (int i = 0; i < 20 && !reader.within(Duration.ofSeconds(2), all -> told(all, at)); i++) {
            publishAll(log, mark(0, term, at));
        }
        assertThat(told(reader.records(), at)).isTrue();
    }

    private static boolean told(List<LogRecord> all, long at) {
        return !all.isEmpty() && all.getLast().at() == at;
    }

    /// @return whether the log was made anew
    private boolean damage(Random random, RoomLog log) {
        int kind = random.nextInt(4);
        switch (kind) {
            case 0 -> cutTail(0);
            case 1 -> wipe();
            case 2 -> expire(0, random.nextInt(40));
            default -> publishAll(log, mark(0, Integer.MAX_VALUE, log.tail(0).position()));
        }
        assertThat(log.partitions()).isEqualTo(PARTITIONS);
        return kind == 1;
    }

    /// What a durable reader keeps: of all that comes, what is above its own position; and from the store what is
    /// missing.
    private static List<Long> kept(RecordingReader reader, Set<Long> mayMiss) {
        List<Long> kept = new ArrayList<>();
        for (LogRecord record : reader.records()) {
            long last = kept.isEmpty() ? 0 : kept.getLast();
            if (mayMiss.contains(record.term())) {
                kept.addAll(range(last + 1, record.at()));
            } else {
                record.entries().stream()
                        .map(entry -> ((LogEntry.Stored) entry).event().position())
                        .filter(position -> position > last)
                        .forEach(kept::add);
            }
        }
        return kept;
    }

    /// How many damages a log is put through.
    protected abstract int damages();

    protected static RecordingReader follow(RoomLog log, long fromMillis, Integer... partitions) {
        RecordingReader reader = new RecordingReader();
        log.follow(List.of(partitions), fromMillis, reader);
        return reader;
    }

    protected static RecordingOwner share(RoomLog log, String instance) {
        RecordingOwner owner = new RecordingOwner();
        log.shareOwnership(instance, owner);
        return owner;
    }

    /// All positions that a new reader finds.
    protected static List<Long> everything(RoomLog log, int partition) {
        RecordingReader reader = new RecordingReader();
        try (RoomLog.Subscription _ = log.follow(List.of(partition), 0, reader)) {
            reader.awaitCaughtUp();
        }
        return reader.records().stream().map(LogRecord::at).toList();
    }

    protected static void publishAll(RoomLog log, LogRecord... records) {
        try (LogPublisher publisher = log.openPublisher()) {
            Published published = new Published(publisher);
            for (LogRecord record : records) {
                published.publish(record);
            }
            assertThat(published.outcomes()).containsOnly("ok");
        }
    }

    protected static LogRecord[] messages(int partition, long term, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> message(partition, term, position))
                .toArray(LogRecord[]::new);
    }

    protected static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static long nextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() <= now + 1) {
            Thread.onSpinWait();
        }
        return System.currentTimeMillis();
    }
}
