package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {
    private static final byte[] SIXTEEN = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String TEXT = "MDEyMzQ1Njc4OWFiY2RlZg";

    @Test
    void ids_are_16_bytes_and_22_characters() {
        assertThat(AuthorId.of(SIXTEEN)).hasToString(TEXT);
        assertThat(AuthorId.of(SIXTEEN).bytes()).isEqualTo(SIXTEEN);
        assertThat(AuthorId.parse(TEXT)).isEqualTo(AuthorId.of(SIXTEEN));
        assertThat(Blind.of(SIXTEEN).text()).isEqualTo(TEXT);
        assertThat(Blind.parse(TEXT).bytes()).isEqualTo(SIXTEEN);
        assertThat(RoomId.of(SIXTEEN)).hasToString("r_" + TEXT);
        assertThat(RoomId.parse("r_" + TEXT)).isEqualTo(RoomId.of(SIXTEEN));
    }

    @Test
    void a_blind_is_never_printed_by_accident() {
        assertThat(Blind.of(SIXTEEN).toString()).isEqualTo("Blind");
    }

    // The last one differs from a good one only in bits that no byte has.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MDEyMzQ1Njc4OWFiY2RlZ",
                "MDEyMzQ1Njc4OWFiY2RlZg==",
                "MDEyMzQ1Njc4OWFiY2Rl+g",
                "MDEyMzQ1Njc4OWFiY2RlZh"
            })
    void other_texts_name_nobody_and_no_room(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuthorId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Blind.parse(text));
        assertThat(RoomId.parse("r_" + text)).isNull();
    }

    @Test
    void a_channel_that_looks_like_a_room_is_known_even_when_it_is_none() {
        assertThat(RoomId.looksLikeRoomId("r_" + "ä".repeat(22))).isTrue();
        assertThat(RoomId.looksLikeRoomId("r_" + TEXT + "x")).isFalse();
        assertThat(RoomId.looksLikeRoomId("lobby")).isFalse();
    }

    @Test
    void a_partition_is_the_first_four_bytes_unsigned_modulo_their_number() {
        assertThat(new RoomId(0x0000_0011_FFFF_FFFFL, -1).partition(16)).isEqualTo(1);
        assertThat(new RoomId(0xFFFF_FFFF_0000_0000L, 0).partition(10)).isEqualTo(5);
        assertThat(new RoomId(0x8000_0000_0000_0000L, 0).partition(7)).isEqualTo(2);
    }
}
