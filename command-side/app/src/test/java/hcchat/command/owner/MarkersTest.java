package hcchat.command.owner;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Mark;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How far people have come outlives the process that heard it, and never falls.
class MarkersTest {
    private static final RoomId LOBBY = new RoomId(1, 2);
    private static final AuthorId ALICE = new AuthorId(3, 4);

    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(1);
    private TestCommandSide side = start();

    private TestCommandSide start() {
        return new TestCommandSide("one", postgres.settings(), broker.connect(), Duration.ZERO).owning(1);
    }

    @AfterEach
    void end() {
        side.close();
    }

    private void mark(long delivered, long read) {
        Edge edge = side.edge("edge");
        edge.reattach(List.of());
        assertThat(edge.outcome(Edge.enter(LOBBY, ALICE, "alice"))).isInstanceOf(Outcome.Entered.class);
        assertThat(edge.outcome(new Mark(LOBBY, ALICE, new Marker(delivered, read))))
                .isEqualTo(new Outcome.Done());
    }

    @Test
    void a_marker_is_kept_at_its_highest_whatever_comes_later() {
        mark(9, 5);
        side.close();
        assertThat(rows()).containsExactly("9/5");
        side = start();
        mark(7, 6);
        side.close();
        assertThat(rows()).containsExactly("9/6");
    }

    @Test
    void a_marker_is_written_while_the_server_runs() {
        mark(3, 3);
        TestCommandSide.await(() -> rows().equals(List.of("3/3")));
    }

    private List<String> rows() {
        return postgres.column("select delivered || '/' || read from marker");
    }
}
