package hcchat.bench.load;

import java.nio.ByteBuffer;

/// Numbers inside a text that must look like base64: each four bits are a letter from A to P.
final class Nibbles {
    private static final long EIGHT_A = 0x4141_4141_4141_4141L;
    private static final long LOW_NIBBLES = 0x0f0f_0f0f_0f0f_0f0fL;

    private Nibbles() {}

    /// Writes the low `letters * 4` bits, highest first.
    static void write(byte[] to, int at, long number, int letters) {
        for (int i = letters - 1; i >= 0; i--) {
            to[at + i] = (byte) ('A' + (number & 0xf));
            number >>>= 4;
        }
    }

    /// What stands in 8 letters.
    static long read8(ByteBuffer from, int at) {
        return Long.compress(from.getLong(at) - EIGHT_A, LOW_NIBBLES);
    }

    /// What stands in 16 letters.
    static long read16(ByteBuffer from, int at) {
        return read8(from, at) << 32 | read8(from, at + 8);
    }
}
