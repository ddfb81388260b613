package hcchat.command.owner;

import static hcchat.command.fixture.Edge.enter;
import static hcchat.command.fixture.Edge.outcomes;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.OneOwner;
import hcchat.command.fixture.TestCommandSide;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.RoomRequest.Head;
import hcchat.intake.transport.Caller;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final RoomId ATTIC = new RoomId(0x2_0000_0000L, 2);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private final OneOwner owner = new OneOwner();

    @BeforeEach
    void aRoomWithAPast() {
        DoorSet open = new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null);
        owner.outcome(new Decide(LOBBY, new FoundRoom(UUID.randomUUID(), ALICE, open), null));
        owner.outcome(enter(LOBBY, BOB, "bob"));
        owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "to be forgotten"));
        owner.outcome(post(ATTIC, BOB, UUID.randomUUID(), "to be kept"));
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void nothing_is_left_that_opens_the_rooms_past() {
        assertThat(owner.outcome(new Erase(LOBBY, ALICE)))
                .isInstanceOfSatisfying(
                        Erased.class, erased -> assertThat(erased.upto()).isEqualTo(2));

        assertThat(owner.column("select kid from room_key where wrapped is not null"))
                .hasSize(1);
        assertThat(owner.column("select author from author")).hasSize(1);
        assertThat(owner.column("select room from room_state")).isEmpty();
        assertThat(owner.side()
                        .side()
                        .keyOffice()
                        .roomKeys(Caller.WS_EDGE, List.of(new KeyId(LOBBY, 1), new KeyId(ATTIC, 1))))
                .containsOnlyKeys(new KeyId(ATTIC, 1));
        TestCommandSide.await(() ->
                owner.column("select seq from event where body is not null").size() == 1);
    }

    @Test
    void who_is_in_goes_and_everybody_hears_that_it_is_gone() {
        owner.outcome(new Erase(LOBBY, ALICE));

        assertThat(owner.passed(LOBBY).stream().map(event -> event.getClass().getSimpleName()))
                .endsWith("Expelled", "Departed", "RoomErased");
    }

    @Test
    void the_room_goes_on_where_its_chain_stands_under_another_key_and_without_keepers() {
        Outcome.SignedHead before = (Outcome.SignedHead) owner.outcome(new Head(LOBBY));
        owner.outcome(new Erase(LOBBY, ALICE));
        assertThat(((Outcome.SignedHead) owner.outcome(new Head(LOBBY))).link()).isEqualTo(before.link());

        assertThat(owner.outcome(post(LOBBY, BOB, UUID.randomUUID(), "a new beginning")))
                .isInstanceOfSatisfying(
                        Stored.class, stored -> assertThat(stored.seq()).isEqualTo(3));
        assertThat(owner.column("select kid from event where seq = 3")).containsExactly("2");
        assertThat(owner.outcome(new Erase(LOBBY, ALICE))).isEqualTo(new Refused(Refusal.FORBIDDEN, null));
    }

    @Test
    void a_room_is_erased_across_a_restart() {
        owner.outcome(new Erase(LOBBY, ALICE));
        owner.restart();

        assertThat(outcomes(owner.edge()
                        .ask(List.of(
                                new Decide(LOBBY, new SetReaction(UUID.randomUUID(), ALICE, 2, "+"), null),
                                post(LOBBY, BOB, UUID.randomUUID(), "again")))))
                .satisfiesExactly(
                        reaction -> assertThat(reaction).isEqualTo(new Refused(Refusal.GONE, null)),
                        again -> assertThat(again).isInstanceOf(Stored.class));
    }

    @Test
    void only_its_owner_and_the_operator_erase_a_room_and_asking_twice_does_no_harm() {
        assertThat(owner.outcome(new Erase(LOBBY, BOB))).isEqualTo(new Refused(Refusal.FORBIDDEN, null));
        assertThat(owner.outcome(new Erase(LOBBY, AuthorId.OPERATOR))).isInstanceOf(Erased.class);
        assertThat(owner.outcome(new Erase(LOBBY, ALICE))).isInstanceOf(Erased.class);
    }

    @Test
    void who_asks_again_is_told_the_first_receipt_and_sends_nobody_out_who_came_since() {
        Outcome first = owner.outcome(new Erase(LOBBY, ALICE));
        owner.outcome(enter(LOBBY, BOB, "bob"));
        int passed = owner.passed(LOBBY).size();

        assertThat(owner.outcome(new Erase(LOBBY, ALICE))).isEqualTo(first);
        assertThat(owner.outcome(new Erase(LOBBY, AuthorId.OPERATOR))).isEqualTo(first);
        assertThat(owner.passed(LOBBY)).hasSize(passed);
    }

    @Test
    void who_asks_again_sends_everybody_out_if_that_was_never_done() {
        owner.outcome(new Erase(LOBBY, ALICE));
        owner.restart();
        owner.change("update erased_room set told = false");
        owner.outcome(enter(LOBBY, BOB, "bob"));

        owner.outcome(new Erase(LOBBY, ALICE));

        assertThat(owner.passed(LOBBY).stream().map(event -> event.getClass().getSimpleName()))
                .endsWith("Expelled", "Departed", "RoomErased");
        TestCommandSide.await(() -> owner.column("select told from erased_room").equals(List.of("t")));
    }

    @Test
    void what_was_asked_before_in_the_same_round_is_erased_too() {
        List<Outcome> outcomes = outcomes(owner.edge()
                .ask(List.of(post(LOBBY, BOB, UUID.randomUUID(), "the last word"), new Erase(LOBBY, ALICE))));

        assertThat(outcomes.getFirst()).isInstanceOf(Stored.class);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Erased.class, erased -> assertThat(erased.upto()).isEqualTo(3));
    }
}
