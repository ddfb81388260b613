package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A_9", "abcdefghijklmnopqrstuvwx"})
    void these_are_nicks(String nick) {
        assertThat(Limits.isNick(nick)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "é", "a-b", "abcdefghijklmnopqrstuvwxy"})
    void these_are_no_nicks(String nick) {
        assertThat(Limits.isNick(nick)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc-_9"})
    void these_are_custom_ids(String id) {
        assertThat(Limits.isCustomId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefg", "a b", "a\n", "=", "\u0000"})
    void these_are_no_custom_ids(String id) {
        assertThat(Limits.isCustomId(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "lobby", "a/b c", "r_short", "\uD83D\uDE00"})
    void these_are_channels(String channel) {
        assertThat(Limits.isChannel(channel)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r_MDEyMzQ1Njc4OWFiY2RlZg", "\uD83D"})
    void these_are_no_channels(String channel) {
        assertThat(Limits.isChannel(channel)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 121})
    void a_channel_has_at_most_120_units(int length) {
        assertThat(Limits.isChannel("x".repeat(length))).isEqualTo(length == 120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E2EE:AA==", "E2EE:AAA=", "E2EE:AAAA", "E2EE:AA", "E2EE:AAA", "E2EE:+/az09AZ"})
    void these_look_encrypted(String text) {
        assertThat(Envelope.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "E2EE:",
                "E2EE:A",
                "E2EE:=",
                "E2EE:A===",
                "E2EE:AA=",
                "E2EE:AAAA=",
                "E2EE:AA AA",
                "e2ee:AAAA",
                " E2EE:AAAA",
                "E2EE:AAAA\n",
                "E2EE:hello world",
                "E2EE:AA-_",
                "E2EE:AA==AAAA",
                "E2EE:AAAAA"
            })
    void these_do_not(String text) {
        assertThat(Envelope.is(text)).isFalse();
    }
}
