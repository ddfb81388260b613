package hcchat.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AeadKeyTest {
    private static final byte[] HEADER = "header".getBytes(UTF_8);
    private static final byte[] PLAIN = "what was said".getBytes(UTF_8);

    private final AeadKey key = AeadKey.generate();

    @Test
    void what_was_sealed_opens_under_the_same_key_and_header() {
        for (int length : new int[] {0, 1, 15, 16, 17, 64, 100_000}) {
            byte[] plain = Arrays.copyOf(PLAIN, length);
            byte[] sealed = key.seal(HEADER, plain);

            assertThat(sealed).hasSize(length + AeadKey.OVERHEAD);
            assertThat(key.open(HEADER, sealed)).isEqualTo(plain);
        }
        assertThat(key.open(new byte[0], key.seal(new byte[0], PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void what_was_sealed_long_ago_still_opens() {
        AeadKey old = new AeadKey(GoldenSeals.bytes("/seal/key"));

        assertThat(old.open(GoldenSeals.bytes("/seal/associatedData"), GoldenSeals.bytes("/seal/sealed")))
                .isEqualTo(GoldenSeals.bytes("/seal/plain"));
    }

    @Test
    void the_same_sealed_twice_looks_different() {
        assertThat(key.seal(HEADER, PLAIN)).isNotEqualTo(key.seal(HEADER, PLAIN));
    }

    @Test
    void nothing_opens_under_another_key() {
        byte[] sealed = key.seal(HEADER, PLAIN);

        assertBroken(AeadKey.generate(), HEADER, sealed);
    }

    @Test
    void nothing_opens_under_another_header() {
        byte[] sealed = key.seal(HEADER, PLAIN);

        assertBroken(key, "Header".getBytes(UTF_8), sealed);
        assertBroken(key, new byte[0], sealed);
    }

    @Test
    void a_flipped_bit_anywhere_is_seen() {
        byte[] sealed = key.seal(HEADER, PLAIN);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            assertBroken(key, HEADER, flipped);
        }
    }

    @Test
    void a_cut_anywhere_is_seen() {
        byte[] sealed = key.seal(HEADER, PLAIN);
        for (int length = 0; length < sealed.length; length++) {
            assertBroken(key, HEADER, Arrays.copyOf(sealed, length));
            assertBroken(key, HEADER, Arrays.copyOfRange(sealed, sealed.length - length, sealed.length));
        }
        assertBroken(key, HEADER, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void a_seal_that_broke_does_not_disturb_the_next_one() {
        byte[] sealed = key.seal(HEADER, PLAIN);
        assertBroken(key, HEADER, new byte[40]);

        assertThat(key.open(HEADER, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void many_threads_and_keys_at_once_do_not_disturb_each_other() {
        List<AeadKey> keys = List.of(key, AeadKey.generate(), AeadKey.generate());

        assertThat(IntStream.range(0, 3_000).parallel().allMatch(i -> {
                    AeadKey one = keys.get(i % keys.size());
                    byte[] plain = ("message " + i).getBytes(UTF_8);
                    return Arrays.equals(plain, one.open(HEADER, one.seal(HEADER, plain)));
                }))
                .isTrue();
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AeadKey(new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> new AeadKey(new byte[33]));
    }

    @Test
    void the_caller_may_wipe_its_copy_of_the_key() {
        byte[] bytes = GoldenSeals.bytes("/seal/key");
        AeadKey made = new AeadKey(bytes);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(made.exportForWrapping(), (byte) 0);

        assertThat(made.exportForWrapping()).isEqualTo(GoldenSeals.bytes("/seal/key"));
    }

    @Test
    void neither_a_key_nor_a_broken_seal_prints_a_secret() {
        String hex = HexFormat.of().formatHex(key.exportForWrapping());

        assertThat(key.toString()).isEqualTo("AeadKey").doesNotContain(hex);
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> key.open(HEADER, new byte[50]))
                .withMessage("sealed bytes don't open with this key and header")
                .withNoCause();
    }

    private static void assertBroken(AeadKey key, byte[] header, byte[] sealed) {
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> key.open(header, sealed));
    }
}
