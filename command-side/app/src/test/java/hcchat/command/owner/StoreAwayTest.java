package hcchat.command.owner;

import static hcchat.command.fixture.Edge.enter;
import static hcchat.command.fixture.Edge.outcomes;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.SaidLines;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreAwayTest {
    private static final int PARTITIONS = 4;
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final RoomId ATTIC = new RoomId(0x1_0000_0000L, 2);
    private static final AuthorId ALICE = new AuthorId(1, 1);

    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(PARTITIONS);
    private TestCommandSide side = start();
    private Edge edge = side.edge("edge");

    private TestCommandSide start() {
        return new TestCommandSide("one", postgres.settings(), broker.connect(), Duration.ZERO);
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
    void a_store_that_goes_away_and_comes_back_is_two_lines_however_many_wait_for_it() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "before"));
        try (SaidLines said = new SaidLines()) {
            postgres.leave();
            List<CompletableFuture<Optional<Outcome>>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.addAll(edge.ask(List.of(
                        new RoomRequest.Head(new RoomId(LOBBY.hi(), 100 + i)),
                        enter(new RoomId(LOBBY.hi(), 200 + i), ALICE, "alice"),
                        post(LOBBY, ALICE, UUID.randomUUID(), "text " + i))));
            }
            TestCommandSide.await(() -> said.lines().stream().anyMatch(line -> line.contains("can't be reached")));
            postgres.comeBack();
            asked.forEach(answer -> answer.orTimeout(20, TimeUnit.SECONDS).join());
            side.owning(PARTITIONS);
            TestCommandSide.await(() -> said.lines().contains("The store is back"));

            assertThat(said.withStackTrace()).isEmpty();
            assertThat(said.lines())
                    .filteredOn(line -> line.contains("can't be reached"))
                    .hasSize(1);
            assertThat(said.lines())
                    .filteredOn(line -> line.contains("is back"))
                    .hasSize(1);
            assertThat(said.lines()).hasSizeLessThan(10);
        }
    }

    @Test
    void a_room_that_cannot_be_read_now_is_not_taken_for_an_empty_one() {
        edge.outcome(post(LOBBY, ALICE, UUID.randomUUID(), "one"));
        side.close();
        side = start().owning(PARTITIONS);
        edge = side.edge("edge");
        edge.reattach(List.of());
        // Its term is fresh now, so that nothing but the look-up of the room asks the store.
        edge.outcome(post(ATTIC, ALICE, UUID.randomUUID(), "elsewhere"));
        postgres.leave();
        Optional<Outcome> meanwhile = edge.ask(enter(LOBBY, ALICE, "alice"))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        postgres.comeBack();

        assertThat(meanwhile)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        later -> assertThat(later).get().isInstanceOf(Outcome.TryLater.class));
        side.owning(PARTITIONS);
        Outcome again = outcomes(List.of(edge.ask(new RoomRequest.Head(LOBBY)))).getFirst();
        assertThat(again)
                .isInstanceOfSatisfying(
                        Outcome.SignedHead.class, head -> assertThat(head.seq()).isEqualTo(1));
    }
}
