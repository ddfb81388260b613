package hcchat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final String FRAME = "{\"cmd\":\"chat\",\"seq\":1234,\"text\":\"E2EE:abc\"}";
    private final Words seq = new Words("\"seq\":");
    private final Words text = new Words("\"text\":\"");

    /// With the room behind its end that comparing eight bytes at once needs.
    private static ByteBuffer buffer(String frames) {
        byte[] utf8 = frames.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(utf8.length + 8).put(0, utf8);
    }

    @Test
    void a_field_is_found_where_it_stands() {
        int at = seq.after(buffer(FRAME), 0, FRAME.length());

        assertThat(Words.number(buffer(FRAME), at)).isEqualTo(1_234);
        assertThat(Words.string(buffer(FRAME), text.after(buffer(FRAME), 0, FRAME.length())))
                .isEqualTo("E2EE:abc");
    }

    @Test
    void a_field_is_found_when_it_stands_elsewhere_than_the_last_time() {
        String other = "{\"cmd\":\"chat\",\"channel\":\"lobby\",\"seq\":77}";
        seq.after(buffer(FRAME), 0, FRAME.length());

        assertThat(Words.number(buffer(other), seq.after(buffer(other), 0, other.length())))
                .isEqualTo(77);
    }

    @Test
    void a_field_of_the_next_frame_is_not_this_ones() {
        String without = "{\"cmd\":\"chat\"}";
        ByteBuffer both = buffer(without + FRAME);

        assertThat(seq.after(both, 0, without.length())).isEqualTo(-1);
    }

    @Test
    void a_text_is_a_valid_envelope_and_says_what_was_stamped() {
        byte[] stamped = Text.template(new Random(7));
        Text.stamp(stamped, 0, 1_234_567_890_123_456_789L, 42, 4_000_000_000L);
        String text = new String(stamped, StandardCharsets.US_ASCII);
        ByteBuffer in = buffer(text);

        assertThat(text).startsWith("E2EE:");
        assertThat(Base64.getDecoder().decode(text.substring(5))).hasSize(64);
        assertThat(Text.sentAt(in, 0)).isEqualTo(1_234_567_890_123_456_789L);
        assertThat(Text.sender(in, 0)).isEqualTo(42);
        assertThat(Text.count(in, 0)).isEqualTo(4_000_000_000L);
    }
}
