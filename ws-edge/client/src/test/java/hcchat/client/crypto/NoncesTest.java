package hcchat.client.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static long prefix(byte[] nonce) {
        return ByteBuffer.wrap(nonce).getLong();
    }

    private static int counter(byte[] nonce) {
        return ByteBuffer.wrap(nonce).getInt(8);
    }

    @Test
    void the_counter_rises_under_one_prefix() {
        Nonces nonces = new Nonces(new Random(1));
        List<byte[]> three = IntStream.range(0, 3).mapToObj(i -> nonces.next()).toList();

        assertThat(three).extracting(NoncesTest::counter).containsExactly(0, 1, 2);
        assertThat(three).extracting(NoncesTest::prefix).containsOnly(prefix(three.getFirst()));
        assertThat(three).allMatch(nonce -> nonce.length == Nonces.BYTES);
    }

    @Test
    void a_new_prefix_is_taken_when_the_counter_is_spent() {
        Nonces nonces = new Nonces(new Random(1), 1);
        List<byte[]> four = IntStream.range(0, 4).mapToObj(i -> nonces.next()).toList();

        assertThat(four).extracting(NoncesTest::counter).containsExactly(0, 1, 0, 1);
        assertThat(four.stream().map(NoncesTest::prefix).distinct()).hasSize(2);
    }

    @Test
    void two_sessions_have_prefixes_of_their_own() {
        Random chance = new Random(1);

        assertThat(prefix(new Nonces(chance).next())).isNotEqualTo(prefix(new Nonces(chance).next()));
    }
}
