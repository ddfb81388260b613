package hcchat.room;

import java.nio.ByteBuffer;
import java.util.Base64;

/// 128 bits between their two forms: a pair of longs in memory, 16 bytes (big-endian) outside.
final class Bits128 {
    static final int BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Bits128() {}

    static byte[] bytes(long hi, long lo) {
        return ByteBuffer.allocate(BYTES).putLong(hi).putLong(lo).array();
    }

    static String text(long hi, long lo) {
        return TEXT.encodeToString(bytes(hi, lo));
    }

    /// The 16 bytes that unpadded base64url text stands for.
    ///
    /// @throws IllegalArgumentException if it isn't exactly the text of 16 bytes
    static ByteBuffer parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != BYTES || !TEXT.encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not the text of 16 bytes");
        }
        return ByteBuffer.wrap(bytes);
    }
}
