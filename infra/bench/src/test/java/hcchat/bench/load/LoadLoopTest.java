package hcchat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.bench.floor.FloorServer;
import hcchat.bench.floor.Mischief;
import hcchat.bench.load.Faults.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SEED = 42;

    private static List<Sender> senders(LoadLoop loop) {
        return loop.rooms().stream().flatMap(room -> room.senders().stream()).toList();
    }

    /// Three rooms of four, one of whom sends a thousand messages.
    private static Faults flatOut(Mischief mischief, Duration settling, boolean hackChat) throws Exception {
        try (FloorServer floor = new FloorServer(0, mischief);
                LoadLoop loop = new LoadLoop(floor.address(), new Random(SEED))) {
            for (int i = 0; i < 3; i++) {
                loop.room("room" + i, 4, 1, hackChat);
            }
            loop.drive(new Arrival(loop.members(), 5));
            assertThat(loop.run(() -> loop.live() == 12, PATIENCE)).isTrue();
            loop.drive(new FlatOut(senders(loop), 16, 1_000));
            loop.run(() -> loop.tally().acks() == 3_000, mischief.equals(Mischief.NONE) ? PATIENCE : settling);
            loop.settle(settling);
            if (mischief.equals(Mischief.NONE)) {
                assertThat(loop.tally().acks()).isEqualTo(3_000);
                assertThat(loop.tally().deliveries()).isEqualTo(12_000);
                assertThat(loop.tally().delivery().getTotalCount()).isEqualTo(12_000);
            }
            return loop.tally().faults();
        }
    }

    @Test
    void nothing_is_noticed_when_the_server_behaves() throws Exception {
        assertThat(flatOut(Mischief.NONE, PATIENCE, false).none()).isTrue();
    }

    @Test
    void listeners_of_hack_chat_are_checked_by_what_the_texts_say() throws Exception {
        assertThat(flatOut(Mischief.NONE, PATIENCE, true).none()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DROP, LOST, 12",
        "REPEAT, REPEATED, 12",
        "REORDER, REORDERED, 12",
        "DROP, UNHEARD, 3",
        "LIE, WRONG_SEQ, 3",
        "SWALLOW_ACK, UNANSWERED, 3",
        "ACK_TWICE, ANSWERED_TWICE, 3"
    })
    void each_mischief_of_a_server_is_noticed(Mischief.Kind mischief, Kind noticed, long times) throws Exception {
        Faults faults = flatOut(new Mischief(mischief, 500), Duration.ofSeconds(1), false);

        assertThat(faults.count(noticed)).as("%s, seed %d", faults, SEED).isEqualTo(times);
    }

    @ParameterizedTest
    @CsvSource({"DROP, LOST", "REPEAT, REPEATED", "REORDER, REORDERED"})
    void each_mischief_is_noticed_by_listeners_of_hack_chat(Mischief.Kind mischief, Kind noticed) throws Exception {
        Faults faults = flatOut(new Mischief(mischief, 500), Duration.ofSeconds(1), true);

        assertThat(faults.count(noticed)).as("%s, seed %d", faults, SEED).isEqualTo(12);
    }

    @Test
    void a_lost_socket_is_a_fault_unless_it_belongs_to_the_scenario() throws Exception {
        try (FloorServer floor = new FloorServer(0, Mischief.NONE);
                LoadLoop loop = new LoadLoop(floor.address(), new Random(SEED))) {
            loop.room("room", 2, 1, false);
            loop.members().forEach(loop::open);
            assertThat(loop.run(() -> loop.live() == 2, PATIENCE)).isTrue();
            floor.stop();
            assertThat(loop.run(() -> loop.live() == 0, PATIENCE)).isTrue();

            assertThat(loop.tally().faults().count(Kind.SOCKET_LOST)).isEqualTo(2);
        }
    }

    @Test
    void an_open_loop_sends_what_is_due_and_counts_from_then() throws Exception {
        try (FloorServer floor = new FloorServer(0, Mischief.NONE);
                LoadLoop loop = new LoadLoop(floor.address(), new Random(SEED))) {
            loop.room("room", 3, 2, false);
            loop.members().forEach(loop::open);
            assertThat(loop.run(() -> loop.live() == 3, PATIENCE)).isTrue();
            // It began a second ago: a thousand messages are late by up to that.
            long start = System.nanoTime() - 1_000_000_000;
            loop.drive(new OpenLoop(senders(loop), 1_000, start));
            assertThat(loop.run(() -> loop.tally().acks() >= 1_100, PATIENCE)).isTrue();
            loop.settle(PATIENCE);

            assertThat(loop.tally().faults().none()).isTrue();
            assertThat(loop.tally().delivery().getMaxValue()).isGreaterThan(900_000);
        }
    }
}
