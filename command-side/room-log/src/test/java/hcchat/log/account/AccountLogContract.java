package hcchat.log.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog.Subscription;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import hcchat.log.account.AccountChanges.Following;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What everybody relies on who tells or follows account changes, whichever log it is.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
public abstract class AccountLogContract {
    private final List<AccountLog> logs = new ArrayList<>();

    /// Another process's way to the same log.
    protected abstract AccountLog open();

    /// Nobody reaches the log until [#comeBack()].
    protected abstract void goAway();

    protected abstract void comeBack();

    /// Takes everything away, while readers follow.
    protected abstract void wipe();

    protected AccountLog connect() {
        AccountLog log = open();
        logs.add(log);
        return log;
    }

    @AfterEach
    void closeAll() {
        logs.forEach(AccountLog::close);
    }

    @Test
    void changes_arrive_in_the_order_of_the_calls_with_all_that_they_carry() {
        AccountLog log = connect();
        RecordingChanges reader = follow(connect(), 0);
        UUID alice = UUID.randomUUID();
        List<AccountChange> told = List.of(
                new DeviceEnded(alice, UUID.randomUUID(), 17),
                new TokenEnded(UUID.randomUUID(), Long.MAX_VALUE, 18),
                new AccountEnded(alice, 19));

        log.publish(told.subList(0, 2));
        log.publish(told.subList(2, 3));

        assertThat(reader.awaitChanges(3)).containsExactlyElementsOf(told);
    }

    @Test
    void a_reader_is_caught_up_once_it_has_read_what_was_there() {
        AccountLog log = connect();
        assertThat(follow(log, 0).awaitCaughtUp()).isZero();
        List<AccountChange> before = changes(0, 50);
        log.publish(before);

        RecordingChanges late = follow(connect(), 0);

        assertThat(late.awaitCaughtUp()).isEqualTo(50);
        log.publish(changes(50, 51));
        late.awaitChanges(51);
        assertThat(late.timesCaughtUp()).isOne();
    }

    @Test
    void a_reader_may_begin_at_a_moment() {
        AccountLog log = connect();
        log.publish(changes(0, 5));
        long moment = nextMillisecond();
        log.publish(changes(5, 8));

        RecordingChanges reader = follow(connect(), moment);

        assertThat(reader.awaitCaughtUp()).isEqualTo(3);
        assertThat(reader.all()).extracting(AccountChange::at).containsExactly(5L, 6L, 7L);
    }

    @Test
    void a_reader_that_throws_is_given_the_same_again() {
        AccountLog log = connect();
        RecordingChanges reader = follow(connect(), 0);
        reader.awaitCaughtUp();
        reader.refuse(3);

        log.publish(changes(0, 20));

        assertThat(reader.awaitChanges(20)).extracting(AccountChange::at).doesNotHaveDuplicates();
    }

    @Test
    void what_could_not_be_told_is_known_and_told_again_it_reaches_who_was_cut_off_meanwhile() {
        AccountLog log = connect();
        RecordingChanges reader = follow(connect(), 0);
        log.publish(changes(0, 1));
        reader.awaitChanges(1);
        goAway();

        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> log.publish(changes(1, 2)));

        comeBack();
        publishUntilTaken(log, changes(1, 2));
        reader.await(all -> all.getLast().at() == 1);
    }

    @Test
    void who_wants_to_reach_now_has_been_given_what_was_told_before() {
        AccountLog log = connect();
        RecordingChanges reader = new RecordingChanges();
        Following following = connect().follow(0, reader);
        for (int told = 0; told < 30; told += 10) {
            log.publish(changes(told, told + 10));

            following.reachNow().orTimeout(60, TimeUnit.SECONDS).join();

            assertThat(reader.all()).hasSize(told + 10);
        }
    }

    @Test
    void now_is_not_reached_while_the_log_is_away() {
        AccountLog log = connect();
        RecordingChanges reader = new RecordingChanges();
        Following following = connect().follow(0, reader);
        log.publish(changes(0, 1));
        reader.awaitChanges(1);
        goAway();

        CompletableFuture<Void> reached = following.reachNow();

        assertThat(reached).isNotDone();
        comeBack();
        reached.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void a_log_that_was_made_anew_is_another_and_is_read_from_its_start() {
        AccountLog log = connect();
        RecordingChanges reader = follow(connect(), 0);
        log.publish(changes(0, 5));
        reader.awaitChanges(5);
        String before = log.incarnation();
        assertThat(log.incarnation()).isEqualTo(before);

        wipe();

        publishUntilTaken(log, changes(100, 120));
        assertThat(log.incarnation()).isNotEqualTo(before);
        reader.await(all -> all.containsAll(changes(100, 120)));
    }

    @Test
    void nothing_is_called_back_once_a_log_is_closed() {
        AccountLog log = connect();
        RecordingChanges reader = follow(log, 0);
        reader.awaitCaughtUp();

        log.close();
        AccountLog other = connect();
        other.publish(changes(0, 1));

        follow(other, 0).awaitChanges(1);
        assertThat(reader.all()).isEmpty();
    }

    @Test
    void a_subscription_that_is_closed_tells_nothing_more() {
        AccountLog log = connect();
        RecordingChanges ended = new RecordingChanges();
        try (Subscription _ = log.follow(0, ended)) {
            ended.awaitCaughtUp();
        }
        RecordingChanges other = follow(log, 0);

        log.publish(changes(0, 1));

        other.awaitChanges(1);
        assertThat(ended.all()).isEmpty();
    }

    private static void publishUntilTaken(AccountLog log, List<AccountChange> changes) {
        for (int tries = 0; ; tries++) {
            try {
                log.publish(changes);
                return;
            } catch (LogUnavailable unavailable) {
                assertThat(tries).as("tries").isLessThan(20);
            }
        }
    }

    protected static RecordingChanges follow(AccountLog log, long fromMillis) {
        RecordingChanges reader = new RecordingChanges();
        var _ = log.follow(fromMillis, reader);
        return reader;
    }

    /// One of each moment from `from` to before `to`.
    protected static List<AccountChange> changes(int from, int to) {
        List<AccountChange> changes = new ArrayList<>();
        for (int at = from; at < to; at++) {
            changes.add(new AccountEnded(new UUID(1, at), at));
        }
        return changes;
    }

    private static long nextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() <= now + 1) {
            Thread.onSpinWait();
        }
        return System.currentTimeMillis();
    }
}
