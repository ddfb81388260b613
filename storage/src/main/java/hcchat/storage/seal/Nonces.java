package hcchat.storage.seal;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/// Random 96-bit nonces, drawn from the system some dozens at a time: a system call a message would cost more than
/// the sealing. One instance serves one thread.
final class Nonces {
    static final int BYTES = 12;
    private static final int AT_ONCE = 64;
    // Undrawn nonces are a state that a restored snapshot of the machine brings back; so short-lived they never
    // outlive one.
    private static final long FRESH_NANOS = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LongSupplier nanoTime;
    private final byte[] drawn = new byte[BYTES * AT_ONCE];
    private int next = drawn.length;
    private long drawnAt;

    Nonces(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Puts a nonce that was never given before at the beginning of `to`.
    void next(byte[] to) {
        long now = nanoTime.getAsLong();
        if (next == drawn.length || now - drawnAt > FRESH_NANOS) {
            RANDOM.nextBytes(drawn);
            next = 0;
            drawnAt = now;
        }
        System.arraycopy(drawn, next, to, 0, BYTES);
        next += BYTES;
    }

    /// Random bytes for a key.
    static byte[] freshKey(int bytes) {
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        return key;
    }
}
