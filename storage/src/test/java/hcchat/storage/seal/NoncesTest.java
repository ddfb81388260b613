package hcchat.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoncesTest {
    @Test
    void no_nonce_is_given_twice() {
        Nonces nonces = new Nonces(() -> 0);
        Set<ByteBuffer> given = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] nonce = new byte[Nonces.BYTES];
            nonces.next(nonce);

            assertThat(given.add(ByteBuffer.wrap(nonce))).isTrue();
        }
    }

    @Test
    void no_nonce_is_given_twice_by_different_threads() {
        AeadKey key = AeadKey.generate();
        Set<ByteBuffer> given = ConcurrentHashMap.newKeySet();

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .allMatch(i -> given.add(ByteBuffer.wrap(key.seal(new byte[0], new byte[0]), 0, Nonces.BYTES))))
                .isTrue();
    }

    @Test
    void undrawn_nonces_grow_stale_whether_many_or_few_were_taken() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        Nonces nonces = new Nonces(now::get);
        Set<ByteBuffer> given = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            byte[] nonce = new byte[Nonces.BYTES];
            nonces.next(nonce);
            now.addAndGet(i % 3 == 0 ? 200_000_000 : 1);

            assertThat(given.add(ByteBuffer.wrap(nonce))).isTrue();
        }
    }
}
