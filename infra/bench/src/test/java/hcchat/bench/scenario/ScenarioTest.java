package hcchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.bench.Figure;
import hcchat.bench.Options;
import hcchat.bench.Report;
import hcchat.bench.Stage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {
    private static final Options QUICK = Options.parse("--quick", "--seed", "11", "--cores", "any,any");

    private static Report play(String name, Consumer<Map<String, List<byte[]>>> whileDown) throws Exception {
        Report report = new Report();
        try (SmallServer server = new SmallServer(whileDown)) {
            for (hcchat.bench.Scenario scenario : Scenarios.named(List.of(name))) {
                assertThat(scenario.fits(server)).isTrue();
                scenario.run(new Stage(server, QUICK, report, name));
            }
        }
        return report;
    }

    @ParameterizedTest
    @CsvSource({
        "latency-1000, delivery p50",
        "flat-out-16, acknowledged messages",
        "big-room, deliveries",
        "big-room-hack-chat, deliveries",
        "joins, joins",
        "reconnect, until all have everything",
        "idle, RSS a connection",
        "restart, second start",
        "kill, kill -9 to the first ack of every room",
        "million, first command"
    })
    void a_scenario_gives_its_figure_and_finds_no_fault(String name, String figure) throws Exception {
        Report report = play(name, past -> {});

        assertThat(report.failed()).as(report.table()).isFalse();
        assertThat(report.figures()).extracting(Figure::name).contains(figure);
        assertThat(report.figures()).extracting(Figure::goal).containsOnlyNulls();
    }

    @Test
    void a_server_that_forgets_what_it_acknowledged_before_a_kill_is_found_out() throws Exception {
        // Each room loses its last event; the next message takes its seq.
        Report report = play("kill", past -> past.values().forEach(List::removeLast));

        assertThat(report.failed()).isTrue();
        assertThat(report.table()).contains("LOST");
    }
}
