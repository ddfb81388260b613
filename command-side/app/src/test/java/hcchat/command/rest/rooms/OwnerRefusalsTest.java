package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.rest.Problem;
import hcchat.command.rest.RestCode;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Why;
import hcchat.room.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnerRefusalsTest {
    private static Problem problem(Outcome outcome) {
        return OwnerRefusals.of(outcome).problem();
    }

    @ParameterizedTest
    @EnumSource
    void says_when_to_ask_again_where_nothing_was_stored(Why why) {
        Problem problem = problem(new TryLater(why, 700));

        assertThat(problem.code().name()).isEqualTo(why.name());
        assertThat(problem.retryAfterMs()).isEqualTo(700);
    }

    @Test
    void says_when_to_ask_again_where_nobody_knows() {
        Problem problem = problem(new Outcome.Unknown());

        assertThat(problem.code()).isEqualTo(RestCode.UNKNOWN);
        assertThat(problem.retryAfterMs()).isPositive();
    }

    @Test
    void names_the_event_that_has_the_id_where_it_is_known() {
        assertThat(problem(new Outcome.Refused(Refusal.ID_CONFLICT, 7L)).seq()).isEqualTo(7);
        assertThat(problem(new Outcome.Refused(Refusal.ID_CONFLICT, null)).seq())
                .isNull();
    }
}
