package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.Refusal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodeTest {
    @Test
    void every_code_is_found_by_its_word_and_says_a_sentence() {
        for (Code code : Code.values()) {
            assertThat(Code.ofWord(code.word())).isSameAs(code);
            assertThat(code.word()).matches("[a-z_]+");
            assertThat(code.sentence()).isNotBlank();
        }
    }

    @Test
    void a_word_of_a_later_version_is_no_code() {
        assertThat(Code.ofWord("quantum_decoherence")).isNull();
        assertThat(Code.ofWord("GONE")).isNull();
    }

    @Test
    void every_refusal_of_a_room_has_a_code_of_its_name_that_means_never() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(Code.of(refusal).name()).isEqualTo(refusal.name());
            assertThat(Code.of(refusal).meaning()).isEqualTo(Meaning.REFUSED);
        }
    }

    @Test
    void what_may_be_tried_again_is_exactly_this() {
        assertThat(Arrays.stream(Code.values()).filter(code -> code.meaning() == Meaning.TRY_LATER))
                .containsExactly(
                        Code.RATE_LIMITED,
                        Code.ADDRESS_FULL,
                        Code.BUSY,
                        Code.OVERLOADED,
                        Code.UNAVAILABLE,
                        Code.STORAGE_FULL);
        assertThat(Arrays.stream(Code.values()).filter(code -> code.meaning() == Meaning.UNKNOWN))
                .containsExactly(Code.UNKNOWN);
    }
}
