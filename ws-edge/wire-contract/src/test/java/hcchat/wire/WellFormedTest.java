package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTest {
    @Test
    void every_lone_half_is_seen_and_becomes_one_replacement_character() {
        assertRepaired("\uD83D", "\uFFFD");
        assertRepaired("\uDE00", "\uFFFD");
        assertRepaired("a\uD83D", "a\uFFFD");
        assertRepaired("\uDE00\uD83D", "\uFFFD\uFFFD");
        assertRepaired("\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00");
        assertRepaired("\uD83D\uDE00\uDE00", "\uD83D\uDE00\uFFFD");
    }

    @Test
    void a_whole_text_is_left_alone() {
        for (String text : new String[] {"", "E2EE:AA==", "\uD83D\uDE00", "\uD7FF\uE000\uFFFD", "\uDBFF\uDFFF"}) {
            assertThat(WellFormed.is(text)).isTrue();
            assertThat(WellFormed.repaired(text)).isSameAs(text);
        }
    }

    private static void assertRepaired(String broken, String whole) {
        assertThat(WellFormed.is(broken)).isFalse();
        assertThat(WellFormed.repaired(broken)).isEqualTo(whole);
    }
}
