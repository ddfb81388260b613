package hcchat.command.owner;

import static hcchat.command.fixture.Edge.member;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.OneOwner;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.RoomRequest.Leave;
import hcchat.intake.RoomRequest.Tell;
import hcchat.intake.Visa;
import hcchat.room.AddressTag;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.PassingEvent;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.RoleGiven;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A room with keepers, as its owner keeps it in the store and before its door.
class KeptRoomTest {
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);
    private static final AuthorId CAROL = new AuthorId(3, 3);
    private static final AddressTag HOME = new AddressTag(4, 4);
    private static final DoorMac RIGHT = mac(1);
    private static final DoorMac WRONG = mac(2);

    private final OneOwner owner = new OneOwner();

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void a_founded_room_has_an_owner_and_a_door_also_for_a_later_process() {
        found(passphrase());
        owner.restart();

        assertThat(owner.outcome(enter(BOB, "bob", visa(null)))).isEqualTo(new Refused(Refusal.DOOR_REQUIRED, null));
        assertThat(owner.outcome(enter(BOB, "bob", visa(RIGHT)))).isInstanceOfSatisfying(Entered.class, entered -> {
            assertThat(entered.standing().role()).isEqualTo(Role.NONE);
            assertThat(entered.standing().door()).isEqualTo(1);
        });
        assertThat(owner.outcome(enter(ALICE, "alice", visa(null))))
                .isInstanceOfSatisfying(
                        Entered.class,
                        entered -> assertThat(entered.standing().role()).isEqualTo(Role.OWNER));
    }

    @Test
    void a_channel_with_events_or_people_is_not_founded() {
        owner.outcome(enter(BOB, "bob", Visa.NONE));
        assertThat(owner.outcome(decide(new FoundRoom(UUID.randomUUID(), ALICE, passphrase()))))
                .isEqualTo(new Refused(Refusal.ROOM_EXISTS, null));

        owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "first"));
        owner.outcome(new Leave(LOBBY, BOB));
        assertThat(owner.outcome(decide(new FoundRoom(UUID.randomUUID(), ALICE, passphrase()))))
                .isEqualTo(new Refused(Refusal.ROOM_EXISTS, null));
    }

    @Test
    void guessing_at_a_door_is_braked_for_that_address_alone() {
        found(passphrase());
        for (int i = 0; i < WrongProofs.MOST_A_MINUTE; i++) {
            assertThat(owner.outcome(enter(BOB, "bob", visa(WRONG))))
                    .isEqualTo(new Refused(Refusal.DOOR_REQUIRED, null));
        }

        assertThat(owner.outcome(enter(BOB, "bob", visa(RIGHT))))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class, later -> assertThat(later.why()).isEqualTo(Outcome.Why.RATE_LIMITED));
        assertThat(owner.outcome(enter(CAROL, "carol", new Visa(false, new AddressTag(9, 9), RIGHT, 0))))
                .isInstanceOf(Entered.class);
    }

    @Test
    void who_is_in_is_told_what_the_room_is_though_it_was_locked_since_and_passes_no_door_by_it() {
        found(passphrase());
        owner.outcome(enter(BOB, "bob", visa(RIGHT)));
        change(ALICE, new Locked(true));

        assertThat(describe(BOB)).satisfies(told -> {
            assertThat(told.keptOut()).isNull();
            assertThat(told.inside()).isTrue();
            assertThat(told.standing().door()).isZero();
        });
        assertThat(describe(CAROL).keptOut()).isEqualTo(Refusal.DOOR_REQUIRED);

        change(ALICE, new Banned(BOB, StateChange.FOREVER, null));
        assertThat(describe(BOB).keptOut()).isEqualTo(Refusal.BANNED);
    }

    private Described describe(AuthorId author) {
        return (Described) owner.outcome(new Describe(LOBBY, author, visa(null), false));
    }

    @Test
    void who_is_banned_goes_and_so_does_who_comes_from_there_without_a_name() {
        found(open());
        owner.outcome(enter(BOB, "bob", visa(null)));
        owner.outcome(enter(CAROL, "carol", visa(null)));
        change(ALICE, new Banned(BOB, StateChange.FOREVER, null));

        assertThat(expelled()).containsExactly("bob BANNED", "carol BANNED");
        assertThat(owner.outcome(enter(CAROL, "carol", visa(null)))).isEqualTo(new Refused(Refusal.BANNED, null));
        assertThat(owner.outcome(enter(CAROL, "carol", new Visa(true, HOME, null, 0))))
                .isInstanceOf(Entered.class);
        assertThat(owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "still here?")))
                .isEqualTo(new Refused(Refusal.BANNED, null));
    }

    @Test
    void what_was_acknowledged_stays_so_for_who_was_silenced_since() {
        found(open());
        owner.outcome(enter(BOB, "bob", visa(null)));
        UUID id = UUID.randomUUID();
        Outcome first = owner.outcome(post(LOBBY, BOB, id, "said in time"));
        change(ALICE, new Muted(BOB, StateChange.FOREVER));

        assertThat(owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "too late")))
                .isEqualTo(new Refused(Refusal.MUTED, null));
        assertThat(owner.outcome(post(LOBBY, BOB, id, "said in time"))).isInstanceOfSatisfying(Stored.class, again -> {
            assertThat(again.seq()).isEqualTo(((Stored) first).seq());
            assertThat(again.repeat()).isTrue();
        });
        assertThat(owner.outcome(post(LOBBY, BOB, id, "something else")))
                .isEqualTo(new Refused(Refusal.ID_CONFLICT, ((Stored) first).seq()));
    }

    @Test
    void who_is_silenced_says_nothing_aside_either_and_may_take_back_what_they_said() {
        found(open());
        owner.outcome(enter(ALICE, "alice", visa(null)));
        owner.outcome(enter(BOB, "bob", visa(null)));
        Stored said = (Stored) owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "rude"));
        change(ALICE, new Muted(BOB, StateChange.FOREVER));

        for (Aside aside : List.of(new Aside.Whisper(ALICE, UUID.randomUUID(), "psst"), new Aside.Typing())) {
            assertThat(owner.outcome(new Tell(LOBBY, BOB, aside))).isEqualTo(new Refused(Refusal.MUTED, null));
            assertThat(owner.outcome(new Tell(LOBBY, ALICE, aside))).isEqualTo(new Outcome.Done());
        }
        assertThat(owner.outcome(decide(new EditMessage(UUID.randomUUID(), BOB, said.seq(), "ruder"))))
                .isEqualTo(new Refused(Refusal.MUTED, null));
        assertThat(owner.outcome(decide(new DeleteMessage(UUID.randomUUID(), BOB, said.seq()))))
                .isInstanceOf(Stored.class);
    }

    @Test
    void a_keeper_sends_out_and_deletes_and_nobody_else_does() {
        found(open());
        owner.outcome(enter(BOB, "bob", visa(null)));
        Stored said = (Stored) owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "rude"));

        assertThat(owner.outcome(decide(new DeleteMessage(UUID.randomUUID(), CAROL, said.seq()))))
                .isEqualTo(new Refused(Refusal.NOT_THE_AUTHOR, null));
        assertThat(owner.outcome(decide(new DeleteMessage(UUID.randomUUID(), ALICE, said.seq()))))
                .isInstanceOf(Stored.class);
        assertThat(owner.outcome(new Expel(LOBBY, CAROL, BOB))).isEqualTo(new Refused(Refusal.FORBIDDEN, null));
        assertThat(owner.outcome(new Expel(LOBBY, ALICE, BOB))).isEqualTo(new Outcome.Done());
        assertThat(owner.outcome(new Expel(LOBBY, ALICE, BOB))).isEqualTo(new Refused(Refusal.NO_SUCH_USER, null));
        assertThat(expelled()).containsExactly("bob KICKED");
    }

    @Test
    void a_room_that_becomes_its_members_own_lets_the_others_go() {
        found(open());
        change(ALICE, new RoleGiven(CAROL, Role.MEMBER));
        owner.outcome(enter(BOB, "bob", visa(null)));
        owner.outcome(enter(CAROL, "carol", visa(null)));
        change(ALICE, new DoorSet(DoorKind.MEMBERS, null, HistoryRule.ALL, null));

        assertThat(expelled()).containsExactly("bob MEMBERS_ONLY");
        change(ALICE, new RoleGiven(CAROL, Role.NONE));
        assertThat(expelled()).containsExactly("bob MEMBERS_ONLY", "carol MEMBERS_ONLY");
    }

    @Test
    void who_was_banned_does_not_come_back_with_an_edge_that_re_attaches() {
        found(open());
        owner.outcome(enter(BOB, "bob", visa(null)));
        owner.edge().breakOff();
        Edge other = owner.edge("other");
        other.reattach(List.of());
        assertThat(other.outcome(
                        decide(new ChangeState(UUID.randomUUID(), ALICE, new Banned(BOB, StateChange.FOREVER, null)))))
                .isInstanceOf(Stored.class);

        assertThat(owner.edge("edge").reattach(List.of(new Enter(LOBBY, member(BOB, "bob"), 5, visa(null)))))
                .containsExactly(new Refused(Refusal.BANNED, null));
    }

    @Test
    void the_operator_makes_an_owner_of_an_open_room_with_a_history() {
        owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "first"));
        change(AuthorId.OPERATOR, new RoleGiven(ALICE, Role.OWNER));
        change(ALICE, new Muted(BOB, StateChange.FOREVER));

        assertThat(owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "second")))
                .isEqualTo(new Refused(Refusal.MUTED, null));
    }

    private void found(DoorSet door) {
        assertThat(owner.outcome(decide(new FoundRoom(UUID.randomUUID(), ALICE, door))))
                .isInstanceOf(Stored.class);
    }

    private void change(AuthorId by, StateChange change) {
        assertThat(owner.outcome(decide(new ChangeState(UUID.randomUUID(), by, change))))
                .isInstanceOf(Stored.class);
    }

    private static Decide decide(RoomCommand command) {
        return new Decide(LOBBY, command, null);
    }

    private static DoorSet passphrase() {
        return new DoorSet(DoorKind.PASSPHRASE, RIGHT, HistoryRule.ALL, null);
    }

    private static DoorSet open() {
        return new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null);
    }

    private static Visa visa(@Nullable DoorMac door) {
        return new Visa(false, HOME, door, 0);
    }

    private static Enter enter(AuthorId author, String nick, Visa visa) {
        return new Enter(LOBBY, member(author, nick), 0, visa);
    }

    private static DoorMac mac(int first) {
        byte[] bytes = new byte[DoorMac.BYTES];
        bytes[0] = (byte) first;
        return new DoorMac(bytes);
    }

    /// Whom the log says to have been sent out.
    private List<String> expelled() {
        return owner.passed(LOBBY).stream()
                .filter(PassingEvent.Expelled.class::isInstance)
                .map(PassingEvent.Expelled.class::cast)
                .map(expelled -> expelled.member().nick() + " " + expelled.why())
                .toList();
    }
}
