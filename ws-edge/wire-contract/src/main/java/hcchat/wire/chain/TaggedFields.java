package hcchat.wire.chain;

import hcchat.wire.WellFormed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A list of fields: each tag (1 B) ‖ length (4 B) ‖ value, all big-endian. Grows when its first guess was too small.
final class TaggedFields {
    private static final int HEAD = 1 + 4;
    // The fields that every event has, with room for a reference or two.
    private static final int USUAL = 192;

    private ByteBuffer out;

    TaggedFields() {
        this(new byte[0], 0);
    }

    TaggedFields(byte[] label, int textLength) {
        out = ByteBuffer.allocate(label.length + USUAL + textLength);
        out.put(label);
    }

    void integer(int tag, long value) {
        begin(tag, Long.BYTES).putLong(value);
    }

    void bits(int tag, long hi, long lo) {
        begin(tag, 2 * Long.BYTES).putLong(hi).putLong(lo);
    }

    void octets(int tag, byte[] octets) {
        begin(tag, octets.length).put(octets);
    }

    void text(int tag, String text) {
        if (!WellFormed.is(text)) {
            throw new IllegalArgumentException("text with half a surrogate pair");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        begin(tag, utf8.length).put(utf8);
    }

    void nested(int tag, TaggedFields fields) {
        begin(tag, fields.out.position()).put(fields.out.array(), 0, fields.out.position());
    }

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer begin(int tag, int length) {
        if (out.remaining() < HEAD + length) {
            out = ByteBuffer.wrap(
                            Arrays.copyOf(out.array(), Math.max(2 * out.capacity(), out.position() + HEAD + length)))
                    .position(out.position());
        }
        return out.put((byte) tag).putInt(length);
    }
}
