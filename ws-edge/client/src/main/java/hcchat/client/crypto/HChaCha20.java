package hcchat.client.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What makes XChaCha20 of ChaCha20: a key for the first 16 bytes of a long nonce (draft-irtf-cfrg-xchacha, 2.2).
final class HChaCha20 {
    static final int INPUT_BYTES = 16;
    private static final int[] CONSTANTS = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    private static final int DOUBLE_ROUNDS = 10;

    private HChaCha20() {}

    /// @param nonce its first [#INPUT_BYTES] bytes count
    static byte[] subkey(byte[] key, byte[] nonce) {
        int[] x = new int[16];
        System.arraycopy(CONSTANTS, 0, x, 0, 4);
        words(key, 8, x, 4);
        words(nonce, 4, x, 12);
        for (int i = 0; i < DOUBLE_ROUNDS; i++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 1, 5, 9, 13);
            quarter(x, 2, 6, 10, 14);
            quarter(x, 3, 7, 11, 15);
            quarter(x, 0, 5, 10, 15);
            quarter(x, 1, 6, 11, 12);
            quarter(x, 2, 7, 8, 13);
            quarter(x, 3, 4, 9, 14);
        }
        ByteBuffer subkey = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            subkey.putInt(x[i]);
        }
        for (int i = 12; i < 16; i++) {
            subkey.putInt(x[i]);
        }
        return subkey.array();
    }

    private static void words(byte[] from, int many, int[] x, int to) {
        ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(x, to, many);
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
    }
}
