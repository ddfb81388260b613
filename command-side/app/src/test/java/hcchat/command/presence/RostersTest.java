package hcchat.command.presence;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.intake.Look;
import hcchat.intake.RoomRequest.Change;
import hcchat.intake.RoomRequest.Mark;
import hcchat.intake.RoomRequest.Tell;
import hcchat.log.LogEntry.Passing;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.Member;
import hcchat.room.PassingEvent;
import hcchat.room.Refusal;
import hcchat.room.RoomId;
import hcchat.room.UpdateMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an owner decides about who is there.
class RostersTest {
    private static final RoomId LOBBY = new RoomId(1, 1);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);
    private static final AuthorId NOBODY = new AuthorId(3, 3);

    private final Rosters rosters = new Rosters();
    private final List<Passing> told = new ArrayList<>();

    @BeforeEach
    void two_are_in() {
        rosters.enter("edge", Edge.enter(LOBBY, ALICE, "alice"), 1, new ArrayList<>());
        rosters.enter("edge", Edge.enter(LOBBY, BOB, "bob"), 2, new ArrayList<>());
    }

    private List<PassingEvent> events() {
        return told.stream().map(Passing::event).toList();
    }

    @Test
    void a_nick_changes_unless_somebody_else_has_it() {
        assertThat(rosters.change(new Change(LOBBY, ALICE, new Look.Nick("BOB")), told))
                .isEqualTo(Refusal.NICK_TAKEN);
        assertThat(rosters.change(new Change(LOBBY, NOBODY, new Look.Nick("carol")), told))
                .isEqualTo(Refusal.NOT_JOINED);
        assertThat(rosters.mark(new Mark(LOBBY, NOBODY, new Marker(1, 1)), told))
                .isEqualTo(Refusal.NOT_JOINED);
        assertThat(told).isEmpty();
        assertThat(rosters.change(new Change(LOBBY, ALICE, new Look.Nick("Alice")), told))
                .isNull();
        assertThat(events())
                .containsExactly(new PassingEvent.Changed(Edge.member(ALICE, "alice"), Edge.member(ALICE, "Alice")));
    }

    @Test
    void a_change_asked_again_is_told_once() {
        Change change = new Change(LOBBY, ALICE, new Look.Nick("carol"));
        assertThat(rosters.change(change, told)).isNull();
        assertThat(rosters.change(change, told)).isNull();
        assertThat(told).hasSize(1);
    }

    @Test
    void a_colour_that_is_taken_off_is_told_also_where_there_was_none() {
        Change change = new Change(LOBBY, ALICE, new Look.Color(null));
        assertThat(rosters.change(change, told)).isNull();
        assertThat(rosters.change(change, told)).isNull();
        assertThat(told).hasSize(2);
    }

    @Test
    void the_nick_that_was_given_up_is_free_and_the_new_one_is_not() {
        rosters.change(new Change(LOBBY, ALICE, new Look.Nick("carol")), told);
        assertThat(rosters.change(new Change(LOBBY, BOB, new Look.Nick("carol")), told))
                .isEqualTo(Refusal.NICK_TAKEN);
        assertThat(rosters.change(new Change(LOBBY, BOB, new Look.Nick("alice")), told))
                .isNull();
    }

    @Test
    void nick_and_colour_change_without_each_other() {
        rosters.change(new Change(LOBBY, ALICE, new Look.Nick("carol")), told);
        rosters.change(new Change(LOBBY, ALICE, new Look.Color("FF00AA")), told);
        assertThat(events().getLast())
                .isEqualTo(new PassingEvent.Changed(
                        Edge.member(ALICE, "carol"), Edge.member(ALICE, "carol").coloured("FF00AA")));
    }

    @Test
    void what_is_told_aside_names_members_as_the_owner_knows_them() {
        UUID id = new UUID(7, 8);
        rosters.change(new Change(LOBBY, BOB, new Look.Nick("bob2")), new ArrayList<>());
        assertThat(rosters.tell(new Tell(LOBBY, ALICE, new Aside.Whisper(BOB, id, "psst")), told))
                .isNull();
        assertThat(rosters.tell(new Tell(LOBBY, BOB, new Aside.Invite(ALICE, "attic")), told))
                .isNull();
        Aside.Update update = new Aside.Update("abc", UpdateMode.APPEND, " and so on");
        assertThat(rosters.tell(new Tell(LOBBY, BOB, new Aside.Typing()), told)).isNull();
        assertThat(rosters.tell(new Tell(LOBBY, BOB, update), told)).isNull();
        Member alice = Edge.member(ALICE, "alice");
        Member bob = Edge.member(BOB, "bob2");
        assertThat(events())
                .containsExactly(
                        new PassingEvent.Whispered(alice, bob, id, "psst"),
                        new PassingEvent.Invited(bob, alice, "attic"),
                        new PassingEvent.Typing(bob),
                        new PassingEvent.Updated(bob, update));
    }

    @Test
    void how_far_somebody_has_come_is_told_once_and_never_falls() {
        assertThat(rosters.mark(new Mark(LOBBY, ALICE, new Marker(9, 5)), told)).isNull();
        assertThat(rosters.mark(new Mark(LOBBY, ALICE, new Marker(8, 5)), told)).isNull();
        assertThat(rosters.mark(new Mark(LOBBY, ALICE, new Marker(0, 7)), told)).isNull();
        Member alice = Edge.member(ALICE, "alice");
        assertThat(events())
                .containsExactly(
                        new PassingEvent.Seen(alice, new Marker(9, 5)), new PassingEvent.Seen(alice, new Marker(9, 7)));
    }

    @Test
    void in_a_large_room_nobody_is_told_how_far_the_others_have_come() {
        for (int i = 2; i < Rosters.MOST_TOLD_OF_MARKERS; i++) {
            rosters.enter("edge", Edge.enter(LOBBY, new AuthorId(9, i), "n" + i), 1, new ArrayList<>());
        }
        rosters.mark(new Mark(LOBBY, ALICE, new Marker(1, 1)), told);
        rosters.enter("edge", Edge.enter(LOBBY, new AuthorId(9, 1_000), "last"), 1, new ArrayList<>());
        rosters.mark(new Mark(LOBBY, ALICE, new Marker(2, 2)), told);
        assertThat(told).hasSize(1);
    }

    @Test
    void nothing_is_told_to_or_by_somebody_who_is_not_in() {
        Aside toNobody = new Aside.Whisper(NOBODY, new UUID(7, 8), "psst");
        assertThat(rosters.tell(new Tell(LOBBY, ALICE, toNobody), told)).isEqualTo(Refusal.NO_SUCH_USER);
        assertThat(rosters.tell(new Tell(LOBBY, NOBODY, new Aside.Typing()), told))
                .isEqualTo(Refusal.NOT_JOINED);
        assertThat(told).isEmpty();
    }
}
