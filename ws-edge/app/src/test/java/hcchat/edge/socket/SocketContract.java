package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import org.junit.jupiter.api.Test;

/// What sessions rely on, whatever carries the bytes.
abstract class SocketContract {
    static final SocketLimits LIMITS = new SocketLimits(1_000, 10_000, 100_000, 10_000);

    /// The other end.
    interface Other {
        void say(String text) throws Exception;

        /// The next message that comes.
        String hear() throws Exception;

        /// It reads nothing until it is asked what it hears.
        void stopReading();

        /// The status of the goodbye, which is what comes next.
        int hearGoodbye() throws Exception;

        void cut() throws Exception;
    }

    final Guest guest = new Guest();

    abstract Other other() throws Exception;

    @Test
    void messages_are_told_in_order_and_one_that_is_too_long_only_as_such() throws Exception {
        Other other = other();
        other.say("one");
        other.say("x".repeat(1_001));
        other.say("two");
        Await.until("both", () -> guest.messages.size() == 2);
        assertThat(guest.messages).containsExactly("one", "two");
        assertThat(guest.tooLong).isEqualTo(1);
    }

    @Test
    void what_is_queued_leaves_with_the_next_flush_in_order() throws Exception {
        Other other = other();
        assertThat(guest.socket().enqueue(FrameBytes.of("one"))).isTrue();
        assertThat(guest.socket().queued()).isPositive();
        guest.socket().enqueue(FrameBytes.of("two"));
        guest.socket().flush();
        guest.socket().send(FrameBytes.of("three"));
        assertThat(other.hear()).isEqualTo("one");
        assertThat(other.hear()).isEqualTo("two");
        assertThat(other.hear()).isEqualTo("three");
        Await.until("it is drained", () -> guest.drained > 0 && guest.socket().queued() == 0);
    }

    @Test
    void one_large_answer_may_pass_the_bound_and_a_second_cuts_off() throws Exception {
        other();
        assertThat(guest.socket().enqueue(FrameBytes.of("x".repeat(200_000)))).isTrue();
        assertThat(guest.socket().enqueue(FrameBytes.of("y"))).isFalse();
        Await.until("it is closed", () -> guest.closed == 1);
        assertThat(guest.socket().enqueue(FrameBytes.of("z"))).isFalse();
    }

    @Test
    void a_held_socket_tells_nothing_more_until_it_was_released_as_often() throws Exception {
        Other other = other();
        guest.holding = 2;
        other.say("one");
        Await.until("the first", () -> guest.messages.size() == 1);
        other.say("two");
        guest.socket().release();
        assertThat(guest.messages).containsExactly("one");
        guest.socket().release();
        Await.until("the second", () -> guest.messages.size() == 2);
    }

    @Test
    void what_waits_when_we_close_is_written_before_the_goodbye() throws Exception {
        Other other = other();
        other.stopReading();
        int sent = 0;
        while (guest.socket().queued() < 30_000) {
            assertThat(guest.socket().send(FrameBytes.of(sent + "x".repeat(10_000))))
                    .isTrue();
            sent++;
        }
        guest.socket().send(FrameBytes.of("last words"));

        guest.socket().close(Socket.TOKEN_REVOKED, "");
        guest.socket().close(Socket.GOING_AWAY, "");

        assertThat(guest.socket().send(FrameBytes.of("too late"))).isFalse();
        for (int i = 0; i < sent; i++) {
            assertThat(other.hear()).startsWith(i + "x");
        }
        assertThat(other.hear()).isEqualTo("last words");
        assertThat(other.hearGoodbye()).isEqualTo(Socket.TOKEN_REVOKED);
        other.cut();
        Await.until("the end is told", () -> guest.closed == 1);
    }

    @Test
    void who_doesnt_read_our_goodbye_is_cut_off_by_the_pings_whatever_they_say_meanwhile() throws Exception {
        Other other = other();
        other.stopReading();
        while (guest.socket().queued() < 30_000) {
            guest.socket().send(FrameBytes.of("x".repeat(10_000)));
        }
        guest.socket().close(Socket.TOKEN_REVOKED, "");
        assertThat(guest.closed).isZero();

        for (int i = 0; i < 3; i++) {
            other.say("still here");
            guest.socket().ping();
        }

        Await.until("it is cut off", () -> guest.closed == 1);
        assertThat(guest.messages).isEmpty();
    }

    @Test
    void the_end_is_told_once_whoever_makes_it() throws Exception {
        Other other = other();
        other.cut();
        Await.until("it is told", () -> guest.closed == 1);
        guest.socket().abort();
        assertThat(guest.socket().send(FrameBytes.of("late"))).isFalse();
        assertThat(guest.closed).isEqualTo(1);
    }
}
