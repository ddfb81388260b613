package hcchat.command.owner;

import static hcchat.command.fixture.Edge.decide;
import static hcchat.command.fixture.Edge.enter;
import static hcchat.command.fixture.Edge.outcomes;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest;
import hcchat.intake.RoomRequest.Decide;
import hcchat.log.LogEntry;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.AuthorId;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnerTest {
    private static final int PARTITIONS = 4;
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final RoomId ATTIC = new RoomId(0x2_0000_0000L, 2);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(PARTITIONS);
    private TestCommandSide side = start("one");
    private Edge edge = side.edge("edge");

    /// It waits for the edges of a former owner for as long as a test may take.
    private TestCommandSide start(String instance) {
        return start(instance, Duration.ofMinutes(1));
    }

    private TestCommandSide start(String instance, Duration settle) {
        return new TestCommandSide(instance, postgres.settings(), broker.connect(), settle);
    }

    @BeforeEach
    void ready() {
        side.owning(PARTITIONS);
        edge.reattach(List.of());
    }

    @AfterEach
    void end() {
        side.close();
    }

    @Test
    void a_message_is_stored_then_acknowledged_and_told() {
        assertThat(edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "hello")))
                .isInstanceOfSatisfying(Stored.class, stored -> {
                    assertThat(stored.seq()).isEqualTo(1);
                    assertThat(stored.repeat()).isFalse();
                });
        assertThat(seqs(LOBBY)).containsExactly("1");
        assertThat(toldSeqs(LOBBY)).containsExactly(1L);
    }

    @Test
    void a_batch_over_many_rooms_keeps_each_rooms_order() {
        List<Decide> batch = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            batch.add(post(i % 3 == 0 ? ATTIC : LOBBY, ALICE, UUID.randomUUID(), "text " + i));
        }
        List<Long> lobby = new ArrayList<>();
        List<Outcome> outcomes = outcomes(edge.ask(batch));
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).room().equals(LOBBY) && outcomes.get(i) instanceof Stored stored) {
                lobby.add(stored.seq());
            }
        }
        assertThat(lobby).hasSize(400).isSorted().doesNotHaveDuplicates().endsWith(400L);
        assertThat(toldSeqs(LOBBY)).isEqualTo(lobby);
        assertThat(toldSeqs(ATTIC)).hasSize(200).isSorted();
    }

    @Test
    void a_send_repeated_is_stored_once_also_by_a_later_process() {
        UUID id = UUID.randomUUID();
        Outcome first = edge.outcome(post(LOBBY, ALICE, id, "hello"));
        assertThat(edge.outcome(post(LOBBY, ALICE, id, "hello"))).isEqualTo(repeatOf(first));
        restart();
        List<Outcome> outcomes = outcomes(edge.ask(List.of(
                post(LOBBY, ALICE, id, "hello"),
                post(LOBBY, BOB, id, "hello"),
                post(LOBBY, ALICE, id, "another"),
                post(LOBBY, ALICE, UUID.randomUUID(), "next"))));
        assertThat(outcomes.get(0)).isEqualTo(repeatOf(first));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Refused(Refusal.ID_CONFLICT, 1L));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Refused(Refusal.ID_CONFLICT, 1L));
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Stored.class, next -> assertThat(next.seq()).isEqualTo(2));
        assertThat(seqs(LOBBY)).containsExactly("1", "2");
    }

    @Test
    void a_deletion_takes_the_body_its_edits_and_its_reactions_along() {
        outcomes(edge.ask(List.of(
                post(LOBBY, ALICE, UUID.randomUUID(), "first"),
                post(LOBBY, BOB, UUID.randomUUID(), "second"),
                decide(LOBBY, new EditMessage(UUID.randomUUID(), ALICE, 1, "better")),
                decide(LOBBY, new SetReaction(UUID.randomUUID(), BOB, 1, "+")))));
        assertThat(edge.outcome(decide(LOBBY, new DeleteMessage(UUID.randomUUID(), ALICE, 1))))
                .isInstanceOf(Stored.class);
        assertThat(postgres.column("select seq from event where body is null order by seq"))
                .containsExactly("1", "3", "4");
        assertThat(edge.outcome(decide(LOBBY, new SetReaction(UUID.randomUUID(), BOB, 1, "+"))))
                .isEqualTo(new Outcome.Refused(Refusal.GONE, null));
        assertThat(postgres.column("select digest from event where digest is null"))
                .isEmpty();
    }

    @Test
    void the_chain_goes_on_across_a_restart() {
        for (int i = 0; i < 300; i++) {
            edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "text " + i));
        }
        Outcome.SignedHead before = (Outcome.SignedHead) edge.outcome(new RoomRequest.Head(LOBBY));
        restart();
        Outcome.SignedHead after = (Outcome.SignedHead) edge.outcome(new RoomRequest.Head(LOBBY));
        assertThat(after.seq()).isEqualTo(300);
        assertThat(after.link()).isEqualTo(before.link());
        assertThat(after.sig()).isEqualTo(before.sig());
    }

    @Test
    void what_was_committed_and_not_told_is_told_by_the_next_owner() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "told"));
        broker.holdPublishing();
        outcomes(edge.ask(List.of(
                post(LOBBY, ALICE, UUID.randomUUID(), "untold"), post(LOBBY, BOB, UUID.randomUUID(), "untold too"))));
        broker.kill("one");
        broker.releasePublishing();
        // What was on hold arrives by itself: only then is there something to cut.
        broker.settle(Duration.ofSeconds(20));
        broker.cutTail(LOBBY.partition(PARTITIONS), 1);
        TestCommandSide next = start("two").owning(PARTITIONS);
        assertThat(toldSeqs(LOBBY)).endsWith(1L, 2L, 3L);
        next.close();
    }

    @Test
    void a_wiped_log_is_told_again_from_the_last_known_place_and_positions_go_on() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "before"));
        side.close();
        broker.wipe();
        side = start("one").owning(PARTITIONS);
        edge = side.edge("edge");
        edge.reattach(List.of());
        assertThat(((Stored) edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "after"))).seq())
                .isEqualTo(2);
        assertThat(toldSeqs(LOBBY)).endsWith(2L);
    }

    @Test
    void a_failed_publication_begins_again_without_a_gap() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "one"));
        broker.failNextPublish();
        for (int i = 0; i < 20; i++) {
            edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "text"));
        }
        TestCommandSide.await(() -> toldSeqs(LOBBY).contains(21L));
        assertThat(toldSeqs(LOBBY).stream().distinct().toList())
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, 21).boxed().toList());
    }

    @Test
    void a_zombie_writes_nothing_and_says_that_it_does_not_own_the_room() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "mine"));
        TestCommandSide other = start("two");
        int contested = LOBBY.partition(PARTITIONS);
        broker.seize(contested, "two");
        TestCommandSide.await(() -> "inprocess:two"
                .equals(other.side().office().owners().addresses().get(contested)));
        assertThat(edge.ask(post(LOBBY, ALICE, UUID.randomUUID(), "late")).join())
                .isEmpty();
        assertThat(seqs(LOBBY)).containsExactly("1");
        broker.tellLost("one");
        Edge others = other.edge("edge");
        others.reattach(List.of());
        assertThat(others.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "hello")))
                .isInstanceOfSatisfying(
                        Stored.class, stored -> assertThat(stored.seq()).isEqualTo(2));
        other.close();
    }

    @Test
    void a_nick_has_one_holder_and_everybody_hears_who_comes_and_goes() {
        assertThat(edge.outcome(enter(LOBBY, ALICE, "alice"))).isInstanceOf(Outcome.Entered.class);
        assertThat(edge.outcome(enter(LOBBY, BOB, "ALICE"))).isEqualTo(new Outcome.Refused(Refusal.NICK_TAKEN, null));
        assertThat(edge.outcome(enter(LOBBY, BOB, "bob")))
                .isInstanceOfSatisfying(
                        Outcome.Entered.class,
                        entered -> assertThat(entered.roster())
                                .extracting(hcchat.room.Member::nick)
                                .containsExactly("alice", "bob"));
        edge.breakOff();
        TestCommandSide.await(() -> told(LOBBY).stream()
                        .filter(entry -> entry instanceof LogEntry.Passing passing
                                && passing.event() instanceof hcchat.room.PassingEvent.Departed)
                        .count()
                == 2);
    }

    @Test
    void a_nick_survives_a_change_of_owner() {
        Outcome.Entered entered = (Outcome.Entered) edge.outcome(enter(LOBBY, ALICE, "alice"));
        side.close();
        side = start("two").owning(PARTITIONS);
        Edge other = side.edge("other");
        var late = other.ask(enter(LOBBY, BOB, "alice"));
        edge = side.edge("edge");
        edge.reattach(List.of(new RoomRequest.Enter(LOBBY, Edge.member(ALICE, "alice"), entered.claimedAt())));
        assertThat(outcomes(List.of(late))).containsExactly(new Outcome.Refused(Refusal.NICK_TAKEN, null));
    }

    @Test
    void a_nick_is_free_again_when_its_edge_does_not_come_back_to_the_new_owner() {
        edge.outcome(enter(LOBBY, ALICE, "alice"));
        side.close();
        side = start("two", Duration.ofMillis(100)).owning(PARTITIONS);
        edge = side.edge("other");
        assertThat(edge.outcome(enter(LOBBY, BOB, "alice"))).isInstanceOf(Outcome.Entered.class);
    }

    private static Stored repeatOf(Outcome first) {
        Stored stored = (Stored) first;
        return new Stored(stored.seq(), 1, stored.time(), true);
    }

    private void restart() {
        side.close();
        side = start("one").owning(PARTITIONS);
        edge = side.edge("edge");
        edge.reattach(List.of());
    }

    private List<String> seqs(RoomId room) {
        return postgres.column(
                "select seq from event where room = '" + new UUID(room.hi(), room.lo()) + "' order by seq");
    }

    private List<LogEntry> told(RoomId room) {
        return broker.records(room.partition(PARTITIONS)).stream()
                .flatMap(record -> record.entries().stream())
                .filter(entry -> switch (entry) {
                    case LogEntry.Stored stored -> stored.event().room().equals(room);
                    case LogEntry.Passing passing -> passing.room().equals(room);
                })
                .toList();
    }

    private List<Long> toldSeqs(RoomId room) {
        broker.settle(Duration.ofSeconds(20));
        return told(room).stream()
                .filter(LogEntry.Stored.class::isInstance)
                .map(entry -> ((LogEntry.Stored) entry).event().seq())
                .toList();
    }
}
