package hcchat.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Finds a name of a JSON field in a frame by comparing eight bytes at once, first where it stood the last time.
///
/// Not a parser: it relies on `cmd` coming first, on no spaces, and on texts being base64.
final class Words {
    private final long word;
    private final int shift;
    private final int length;
    private int hint;

    /// @param name up to 8 bytes, with its quotes and colon
    Words(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        length = bytes.length;
        shift = 64 - 8 * length;
        long packed = 0;
        for (byte b : bytes) {
            packed = packed << 8 | (b & 0xff);
        }
        word = packed;
    }

    /// Where what follows the word begins, or -1. Reads up to 7 bytes beyond `end`, so a frame must not touch the
    /// end of its buffer.
    ///
    /// @param from where the frame begins
    int after(ByteBuffer frame, int from, int end) {
        int guess = from + hint;
        if (guess < end && isAt(frame, guess)) {
            return guess + length;
        }
        for (int i = from; i <= end - length; i++) {
            if (isAt(frame, i)) {
                hint = i - from;
                return i + length;
            }
        }
        return -1;
    }

    private boolean isAt(ByteBuffer frame, int at) {
        return frame.getLong(at) >>> shift == word;
    }

    /// The decimal number at `at`.
    static long number(ByteBuffer frame, int at) {
        long number = 0;
        for (int digit = frame.get(at) - '0'; digit >= 0 && digit <= 9; digit = frame.get(++at) - '0') {
            number = number * 10 + digit;
        }
        return number;
    }

    /// The string up to the next quote.
    static String string(ByteBuffer frame, int at) {
        int end = at;
        while (frame.get(end) != '"') {
            end++;
        }
        byte[] bytes = new byte[end - at];
        frame.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
