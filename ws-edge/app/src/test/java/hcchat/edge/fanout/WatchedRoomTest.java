package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedRoomTest {
    private static final Member ALICE = member(1, "alice");
    private static final Member BOB = member(2, "bob");

    private final WatchedRoom room = new WatchedRoom(new RoomId(1, 2), "lobby", 0);

    private static Member member(long author, String nick) {
        return new Member(new AuthorId(author, author), nick, author, "", null, null, 100, "user", "hash", null);
    }

    private @Nullable Member named(String nick) {
        return room.member(one -> one.nick().equals(nick));
    }

    @Test
    void who_was_shown_to_a_newcomer_is_found_before_the_log_tells_of_them() {
        room.learn(List.of(ALICE), 1, 1, 10);
        room.learn(List.of(ALICE, BOB), 1, 1, 11);

        assertThat(named("bob")).isEqualTo(BOB);
        assertThat(room.roster()).as("as the log has told it").containsExactly(ALICE);

        assertThat(room.apply(new Arrived(BOB), Stamp.of(1, 11))).containsExactly(new Arrived(BOB));
        assertThat(named("bob")).isEqualTo(BOB);
    }

    @Test
    void who_has_left_since_is_not_found() {
        room.learn(List.of(ALICE), 1, 1, 10);
        room.learn(List.of(ALICE, BOB), 1, 1, 11);
        room.apply(new Arrived(BOB), Stamp.of(1, 11));
        room.apply(new Departed(ALICE), Stamp.of(1, 12));

        assertThat(named("alice")).isNull();
    }

    @Test
    void the_latest_that_was_shown_counts_until_the_log_is_there() {
        room.learn(List.of(ALICE), 1, 1, 10);
        room.learn(List.of(BOB), 1, 1, 12);
        room.learn(List.of(ALICE, BOB), 1, 1, 11);
        room.apply(new Arrived(BOB), Stamp.of(1, 11));

        assertThat(named("alice")).isNull();
        assertThat(named("bob")).isEqualTo(BOB);
    }
}
