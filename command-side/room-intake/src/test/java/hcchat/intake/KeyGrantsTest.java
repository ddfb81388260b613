package hcchat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.transport.Caller;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyGrantsTest {
    private static final List<String> ALL = List.of(
            "room", "salt", "author", "token", "hash", "trip", "transport.1", "transport.2", "sign", "sign.public");

    @Test
    void nobody_but_command_side_can_sign() {
        assertThat(Arrays.stream(Caller.values()).filter(caller -> KeyGrants.mayHaveSecret(caller, "sign")))
                .containsExactly(Caller.COMMAND_SIDE);
    }

    @Test
    void an_edge_gets_all_but_the_signing_key() {
        assertThat(granted(Caller.WS_EDGE)).doesNotContain("sign").hasSize(ALL.size() - 1);
    }

    @Test
    void who_only_reads_the_log_gets_what_opens_it() {
        assertThat(granted(Caller.QUERY_SIDE)).containsExactly("transport.1", "transport.2");
        assertThat(granted(Caller.PUSH_NOTIFIER)).containsExactly("transport.1", "transport.2");
    }

    @Test
    void an_operator_gets_no_secret_and_no_key() {
        assertThat(granted(Caller.OPERATOR)).isEmpty();
        assertThat(KeyGrants.mayHaveRoomKeys(Caller.OPERATOR)).isFalse();
    }

    @Test
    void a_secret_of_a_later_version_goes_to_nobody_but_command_side() {
        assertThat(Arrays.stream(Caller.values()).filter(caller -> KeyGrants.mayHaveSecret(caller, "later")))
                .containsExactly(Caller.COMMAND_SIDE);
    }

    private static List<String> granted(Caller caller) {
        return ALL.stream()
                .filter(name -> KeyGrants.mayHaveSecret(caller, name))
                .toList();
    }
}
