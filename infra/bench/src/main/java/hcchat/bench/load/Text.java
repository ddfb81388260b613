package hcchat.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// The text of every message: an envelope `E2EE:` of 64 random bytes, whose first letters say when it should have been
/// sent, by which sender, and as its how manieth.
final class Text {
    static final String PREFIX = "E2EE:";
    static final int SENT_AT = PREFIX.length();
    static final int SENDER_AT = SENT_AT + 16;
    static final int COUNT_AT = SENDER_AT + 8;
    private static final int BYTES = 64;

    private Text() {}

    static byte[] template(RandomGenerator chance) {
        byte[] random = new byte[BYTES];
        chance.nextBytes(random);
        return (PREFIX + Base64.getEncoder().encodeToString(random)).getBytes(StandardCharsets.US_ASCII);
    }

    static void stamp(byte[] frame, int textAt, long nanos, int sender, long count) {
        Nibbles.write(frame, textAt + SENT_AT, nanos, 16);
        Nibbles.write(frame, textAt + SENDER_AT, sender, 8);
        Nibbles.write(frame, textAt + COUNT_AT, count, 8);
    }

    static long sentAt(ByteBuffer frame, int textAt) {
        return Nibbles.read16(frame, textAt + SENT_AT);
    }

    static int sender(ByteBuffer frame, int textAt) {
        return (int) Nibbles.read8(frame, textAt + SENDER_AT);
    }

    static long count(ByteBuffer frame, int textAt) {
        return Nibbles.read8(frame, textAt + COUNT_AT);
    }
}
