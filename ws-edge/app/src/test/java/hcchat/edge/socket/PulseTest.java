package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No ghosts: who is silent for two pings is gone. Each beat is a second.
class PulseTest {
    private final Pulse pulse = new Pulse(30, Pulse.HACK_CHAT_SECONDS);

    @AfterEach
    void close() {
        pulse.close();
    }

    private void beats(int seconds) {
        for (int i = 0; i < seconds; i++) {
            pulse.beat();
        }
    }

    private InMemorySocket watched(boolean hcchat) {
        InMemorySocket socket = InMemorySocket.open(new Guest(), SocketLimits.DEFAULTS, "10.0.0.1", hcchat);
        pulse.watch(socket, hcchat);
        return socket;
    }

    @ParameterizedTest
    @CsvSource({"false, 16", "true, 30"})
    void who_misses_two_pings_is_gone_before_a_third(boolean hcchat, int period) {
        InMemorySocket silent = watched(hcchat);
        beats(2 * period);
        assertThat(silent.isClosed()).isFalse();
        beats(period);
        assertThat(silent.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, 16", "true, 30"})
    void who_says_something_stays(boolean hcchat, int period) {
        InMemorySocket talkative = watched(hcchat);
        for (int i = 0; i < 5; i++) {
            beats(2 * period);
            talkative.say("{}");
        }
        assertThat(talkative.isClosed()).isFalse();
    }

    @Test
    void who_has_gone_is_pinged_no_more() {
        InMemorySocket gone = watched(false);
        assertThat(pulse.all()).containsExactly(gone);
        pulse.forget(gone, false);
        beats(200);
        assertThat(gone.isClosed()).isFalse();
        assertThat(pulse.all()).isEmpty();
    }
}
