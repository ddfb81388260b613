package hcchat.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransportSealTest {
    private static final byte[] HEADER = "header".getBytes(UTF_8);
    private static final byte[] PLAIN = "who is there".getBytes(UTF_8);
    private static final AeadKey FIRST = AeadKey.generate();
    private static final AeadKey SECOND = AeadKey.generate();

    private final TransportSeal before = seal(1, FIRST);
    private final TransportSeal rotating = new TransportSeal(new TreeMap<>(Map.of(1, FIRST, 2, SECOND)));
    private final TransportSeal after = seal(2, SECOND);

    @Test
    void the_newest_key_seals_and_its_number_stands_in_front() {
        byte[] sealed = rotating.seal(HEADER, PLAIN);

        assertThat(ByteBuffer.wrap(sealed).getInt()).isEqualTo(2);
        assertThat(after.open(HEADER, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void a_key_that_is_published_already_seals_when_it_is_told_to() {
        byte[] sealed = rotating.sealingBy(1).seal(HEADER, PLAIN);

        assertThat(before.open(HEADER, sealed)).isEqualTo(PLAIN);
        assertThat(rotating.sealingBy(1).open(HEADER, rotating.seal(HEADER, PLAIN)))
                .isEqualTo(PLAIN);
        assertThatIllegalArgumentException().isThrownBy(() -> rotating.sealingBy(3));
    }

    @Test
    void a_key_opens_until_it_is_forgotten() {
        byte[] sealed = before.seal(HEADER, PLAIN);

        assertThat(rotating.open(HEADER, sealed)).isEqualTo(PLAIN);
        assertThat(rotating.knows(sealed)).isTrue();
        assertThat(after.knows(sealed)).isFalse();
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> after.open(HEADER, sealed))
                .withMessageContaining("transport key 1");
    }

    @Test
    void what_passed_long_ago_still_opens() {
        TransportSeal golden = new ServerSecrets(GoldenSeals.secrets()).transport();

        assertThat(golden.open(HEADER, GoldenSeals.bytes("/transport/sealedByOlder")))
                .isEqualTo(PLAIN);
        assertThat(golden.open(HEADER, GoldenSeals.bytes("/transport/sealedByNewest")))
                .isEqualTo(PLAIN);
    }

    @Test
    void another_number_another_header_or_a_cut_is_seen() {
        byte[] sealed = rotating.seal(HEADER, PLAIN);
        byte[] renumbered = sealed.clone();
        renumbered[3] = 1;

        assertBroken(HEADER, renumbered);
        assertBroken(PLAIN, sealed);
        for (int length = 0; length < sealed.length; length++) {
            assertBroken(HEADER, Arrays.copyOf(sealed, length));
        }
    }

    private void assertBroken(byte[] header, byte[] sealed) {
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> rotating.open(header, sealed));
    }

    private static TransportSeal seal(int number, AeadKey key) {
        TreeMap<Integer, AeadKey> keys = new TreeMap<>();
        keys.put(number, key);
        return new TransportSeal(keys);
    }
}
