package hcchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.bench.scenario.Scenarios;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everything_has_a_default() {
        Options options = Options.parse();

        assertThat(options.only()).isEmpty();
        assertThat(options.floor()).isTrue();
        assertThat(options.server()).isNull();
        assertThat(options.serverCore()).isZero();
        assertThat(options.loadCore()).isEqualTo(1);
    }

    @Test
    void flags_and_names_are_told_apart() {
        Options options =
                Options.parse("--quick", "joins", "--server", "ws://h:1", "--cores", "any,any", "idle", "--no-floor");

        assertThat(options.only()).containsExactly("joins", "idle");
        assertThat(options.server()).isEqualTo(URI.create("ws://h:1"));
        assertThat(options.loadCore()).isEqualTo(-1);
        assertThat(options.quick()).isTrue();
        assertThat(options.floor()).isFalse();
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--fast"))
                .withMessage("Unknown flag --fast.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--seed", "x"))
                .withMessage("The flag --seed needs a number, not x.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--seed"))
                .withMessage("The flag --seed needs a value.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenarios.named(java.util.List.of("nothing")))
                .withMessageContaining("nothing");
    }

    @Test
    void each_scenario_has_a_name_of_its_own() {
        assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    }
}
