package hcchat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    private static Figure figure(String target, double value) {
        return new Figure(target, "flat-out", "messages", value, "1/s", Goal.atLeast(15_000, 30_000));
    }

    @Test
    void the_floor_stands_beside_the_server() {
        Report report = new Report();
        report.add(figure("floor", 149_000));
        report.add(figure("server", 20_000));

        assertThat(report.table().lines().filter(line -> line.startsWith("flat-out")))
                .singleElement()
                .asString()
                .containsSubsequence("149,000", "20,000", "15,000 (30,000)", "reach");
    }

    @Test
    void a_floor_without_a_server_has_a_line_of_its_own() {
        Report report = new Report();
        report.add(figure("floor", 149_000));

        assertThat(report.table()).contains("149,000");
    }

    @Test
    void a_figure_is_judged_by_what_is_better() {
        assertThat(Goal.atLeast(15, 30).verdict(31)).isEqualTo("aim");
        assertThat(Goal.atLeast(15, 30).verdict(14)).isEqualTo("missed");
        assertThat(Goal.atMost(8, 3.5).verdict(3.4)).isEqualTo("aim");
        assertThat(Goal.atMost(8, 3.5).verdict(8)).isEqualTo("reach");
        assertThat(Goal.atMost(8, 3.5).verdict(8.1)).isEqualTo("missed");
    }

    @Test
    void a_failure_fails_the_run_and_is_told() {
        Report report = new Report();
        report.fail("flat-out on server: faults: {LOST=1}");

        assertThat(report.failed()).isTrue();
        assertThat(report.table()).contains("FAILED flat-out on server: faults: {LOST=1}");
        assertThat(report.json()).contains("LOST=1");
    }
}
