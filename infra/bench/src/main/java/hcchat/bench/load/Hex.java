package hcchat.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Hex digits in place, for ids.
final class Hex {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Hex() {}

    static void write(byte[] to, int at, long number, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            to[at + i] = DIGITS[(int) (number & 0xf)];
            number >>>= 4;
        }
    }

    /// The number in `digits` lower-case digits.
    static long read(ByteBuffer from, int at, int digits) {
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = from.get(at + i);
            number = number << 4 | (digit >= 'a' ? digit - 'a' + 10 : digit - '0');
        }
        return number;
    }
}
