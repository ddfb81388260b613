package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechRuleTest {
    private static final SpeechRule OPEN = new SpeechRule(false);
    private static final SpeechRule ENCRYPTED = new SpeechRule(true);
    private static final Attachment FILE =
            new Attachment("key", "image/png", 1, new Attachment.Encryption("aes-256-gcm", "", 0), null);

    @ParameterizedTest
    @ValueSource(strings = {"", "half \ud800 a pair"})
    void what_is_no_text_is_refused_everywhere(String text) {
        assertThat(OPEN.refuses(text)).isEqualTo(Code.BAD_TEXT);
        assertThat(ENCRYPTED.refuses(text)).isEqualTo(Code.BAD_TEXT);
        assertThat(ENCRYPTED.refuses(text, FILE)).isEqualTo(Code.BAD_TEXT);
    }

    @Test
    void plain_text_is_refused_where_envelopes_are_wanted() {
        assertThat(OPEN.refuses("hello")).isNull();
        assertThat(ENCRYPTED.refuses("hello")).isEqualTo(Code.ENCRYPT_IT);
        assertThat(ENCRYPTED.refuses("E2EE:AAAA")).isNull();
        assertThat(ENCRYPTED.refuses("caption", FILE)).isEqualTo(Code.ENCRYPT_IT);
    }

    @Test
    void a_text_may_be_left_out_beside_an_attachment_alone() {
        assertThat(ENCRYPTED.refuses(null, FILE)).isNull();
        assertThat(ENCRYPTED.refuses(null, null)).isEqualTo(Code.BAD_TEXT);
    }
}
