package hcchat.client.crypto;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// Nonces that never come twice: a random prefix (8 B) for each sender's session, then a counter (4 B, big-endian,
/// from 0). Thread-safe.
final class Nonces {
    static final int BYTES = 12;

    private final RandomGenerator chance;
    private final long last;
    private long prefix;
    private long next;

    Nonces(RandomGenerator chance) {
        this(chance, 0xffff_ffffL);
    }

    /// @param last the highest counter under one prefix
    Nonces(RandomGenerator chance, long last) {
        this.chance = chance;
        this.last = last;
        this.prefix = chance.nextLong();
    }

    synchronized byte[] next() {
        if (next > last) {
            prefix = chance.nextLong();
            next = 0;
        }
        return ByteBuffer.allocate(BYTES).putLong(prefix).putInt((int) next++).array();
    }
}
