package hcchat.edge.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Text messages as unmasked, unfragmented WebSocket frames with the shortest possible length field.
public final class FrameBytes {
    /// The longest header.
    public static final int MAX_HEADER = 10;

    private static final byte FIN_TEXT = (byte) 0x81;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private FrameBytes() {}

    /// How long the header of a payload is.
    public static int headerLength(int payload) {
        return payload < SHORT ? 2 : payload <= 0xFFFF ? 4 : 10;
    }

    /// Writes the header of a payload into `to`, from `at` on.
    public static void putHeader(byte[] to, int at, int payload) {
        to[at] = FIN_TEXT;
        if (payload < SHORT) {
            to[at + 1] = (byte) payload;
        } else if (payload <= 0xFFFF) {
            to[at + 1] = SHORT;
            to[at + 2] = (byte) (payload >>> 8);
            to[at + 3] = (byte) payload;
        } else {
            to[at + 1] = LONG;
            for (int i = 0; i < 4; i++) {
                to[at + 2 + i] = 0;
                to[at + 6 + i] = (byte) (payload >>> (24 - 8 * i));
            }
        }
    }

    /// One message as a frame of its own.
    public static ByteBuffer of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int header = headerLength(utf8.length);
        byte[] frame = new byte[header + utf8.length];
        putHeader(frame, 0, utf8.length);
        System.arraycopy(utf8, 0, frame, header, utf8.length);
        return ByteBuffer.wrap(frame);
    }

    /// The payload's length of the frame that begins at the buffer's position.
    static int payloadLength(ByteBuffer frames) {
        int at = frames.position();
        int length = frames.get(at + 1);
        return switch (length) {
            case SHORT -> frames.getShort(at + 2) & 0xFFFF;
            case LONG -> frames.getInt(at + 6);
            default -> length;
        };
    }
}
