package hcchat.edge.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {
    private static final List<String> WORDS = List.of("chat", "emote", "leave", "whisper");

    @ParameterizedTest
    @CsvSource({"chatt, chat", "CHTA, chat", "move, emote", "eave, leave", "whispering, whisper", "chat, chat"})
    void the_closest_word_is_meant(String written, String meant) {
        assertThat(Closest.to(written, WORDS)).isEqualTo(meant);
    }

    @Test
    void nothing_is_meant_by_what_is_six_letters_away() {
        assertThat(Closest.to("emotexxxxx", WORDS)).isEqualTo("emote");
        assertThat(Closest.to("emotexxxxxx", WORDS)).isNull();
        assertThat(Closest.to("x".repeat(60_000), WORDS)).isNull();
    }

    @Test
    void of_words_equally_close_the_first_is_meant() {
        assertThat(Closest.to("ab", List.of("aa", "bb"))).isEqualTo("aa");
    }
}
