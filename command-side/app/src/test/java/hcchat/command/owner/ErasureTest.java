package hcchat.command.owner;

import static hcchat.command.fixture.Edge.enter;
import static hcchat.command.fixture.Edge.outcomes;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.RoomRequest.Head;
import hcchat.intake.transport.Caller;
import hcchat.log.LogEntry;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final int PARTITIONS = 4;
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final RoomId ATTIC = new RoomId(0x2_0000_0000L, 2);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(PARTITIONS);
    private TestCommandSide side = start();
    private Edge edge = side.edge("edge");

    private TestCommandSide start() {
        return new TestCommandSide("one", postgres.settings(), broker.connect(), Duration.ofMinutes(1));
    }

    @BeforeEach
    void aRoomWithAPast() {
        side.owning(PARTITIONS);
        edge.reattach(List.of());
        DoorSet open = new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null);
        edge.outcome(new Decide(LOBBY, new FoundRoom(UUID.randomUUID(), ALICE, open), null));
        edge.outcome(enter(LOBBY, BOB, "bob"));
        edge.outcome(post(LOBBY, BOB, UUID.randomUUID(), "to be forgotten"));
        edge.outcome(post(ATTIC, BOB, UUID.randomUUID(), "to be kept"));
    }

    @AfterEach
    void end() {
        side.close();
    }

    @Test
    void nothing_is_left_that_opens_the_rooms_past() {
        assertThat(edge.outcome(new Erase(LOBBY, ALICE)))
                .isInstanceOfSatisfying(
                        Erased.class, erased -> assertThat(erased.upto()).isEqualTo(2));

        assertThat(postgres.column("select kid from room_key where wrapped is not null"))
                .hasSize(1);
        assertThat(postgres.column("select author from author")).hasSize(1);
        assertThat(postgres.column("select room from room_state")).isEmpty();
        assertThat(side.side().keyOffice().roomKeys(Caller.WS_EDGE, List.of(new KeyId(LOBBY, 1), new KeyId(ATTIC, 1))))
                .containsOnlyKeys(new KeyId(ATTIC, 1));
        TestCommandSide.await(() ->
                postgres.column("select seq from event where body is not null").size() == 1);
    }

    @Test
    void who_is_in_goes_and_everybody_hears_that_it_is_gone() {
        edge.outcome(new Erase(LOBBY, ALICE));
        broker.settle(Duration.ofSeconds(20));

        assertThat(broker.records(LOBBY.partition(PARTITIONS)).stream()
                        .flatMap(record -> record.entries().stream())
                        .map(entry -> entry instanceof LogEntry.Passing passing
                                ? passing.event().getClass().getSimpleName()
                                : "stored"))
                .endsWith("Expelled", "Departed", "RoomErased");
    }

    @Test
    void the_room_goes_on_where_its_chain_stands_under_another_key_and_without_keepers() {
        Outcome.SignedHead before = (Outcome.SignedHead) edge.outcome(new Head(LOBBY));
        edge.outcome(new Erase(LOBBY, ALICE));
        assertThat(((Outcome.SignedHead) edge.outcome(new Head(LOBBY))).link()).isEqualTo(before.link());

        assertThat(edge.outcome(post(LOBBY, BOB, UUID.randomUUID(), "a new beginning")))
                .isInstanceOfSatisfying(
                        Stored.class, stored -> assertThat(stored.seq()).isEqualTo(3));
        assertThat(postgres.column("select kid from event where seq = 3")).containsExactly("2");
        assertThat(edge.outcome(new Erase(LOBBY, ALICE))).isEqualTo(new Refused(Refusal.FORBIDDEN, null));
    }

    @Test
    void a_room_is_erased_across_a_restart() {
        edge.outcome(new Erase(LOBBY, ALICE));
        side.close();
        side = start();
        side.owning(PARTITIONS);
        edge = side.edge("edge");
        edge.reattach(List.of());

        assertThat(outcomes(edge.ask(List.of(
                        new Decide(LOBBY, new SetReaction(UUID.randomUUID(), ALICE, 2, "+"), null),
                        post(LOBBY, BOB, UUID.randomUUID(), "again")))))
                .satisfiesExactly(
                        reaction -> assertThat(reaction).isEqualTo(new Refused(Refusal.GONE, null)),
                        again -> assertThat(again).isInstanceOf(Stored.class));
    }

    @Test
    void only_its_owner_and_the_operator_erase_a_room_and_asking_twice_does_no_harm() {
        assertThat(edge.outcome(new Erase(LOBBY, BOB))).isEqualTo(new Refused(Refusal.FORBIDDEN, null));
        assertThat(edge.outcome(new Erase(LOBBY, AuthorId.OPERATOR))).isInstanceOf(Erased.class);
        assertThat(edge.outcome(new Erase(LOBBY, ALICE))).isInstanceOf(Erased.class);
    }

    @Test
    void what_was_asked_before_in_the_same_round_is_erased_too() {
        List<Outcome> outcomes = outcomes(
                edge.ask(List.of(post(LOBBY, BOB, UUID.randomUUID(), "the last word"), new Erase(LOBBY, ALICE))));

        assertThat(outcomes.getFirst()).isInstanceOf(Stored.class);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Erased.class, erased -> assertThat(erased.upto()).isEqualTo(3));
    }
}
