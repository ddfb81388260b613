package hcchat.edge.fanout;

import hcchat.edge.socket.FrameBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes JSON as UTF-8 straight into WebSocket frames, one after the other in one array: no tree, no string, no copy
/// on the way. Reused by its thread; not safe for several.
public final class FrameBuffer {
    // Room for the usual header; when the payload turns out shorter or much longer, it is moved.
    private static final int RESERVED = 4;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    // A thread that once wrote a large roster doesn't keep its array for ever.
    private static final int KEPT = 256 << 10;
    private static final int ESCAPED = 6;
    private static final int PIECE = 4 << 10;

    private byte[] bytes = new byte[2 << 10];
    private int at;
    private int frame;
    private boolean first;

    /// A field's name as it stands in front of its value, comma included; made once.
    public static byte[] name(String name) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /// A whole field that is always the same, such as a command or a channel; made once.
    public static byte[] constant(String name, String value) {
        FrameBuffer out = new FrameBuffer();
        out.value(value);
        byte[] prefix = name(name);
        byte[] field = Arrays.copyOf(prefix, prefix.length + out.at);
        System.arraycopy(out.bytes, 0, field, prefix.length, out.at);
        return field;
    }

    /// Begins a frame.
    public FrameBuffer begin() {
        frame = at;
        room(RESERVED + 1);
        at += RESERVED;
        open();
        return this;
    }

    /// Ends the frame.
    public void end() {
        shut();
        int payload = at - frame - RESERVED;
        int header = FrameBytes.headerLength(payload);
        if (header != RESERVED) {
            room(FrameBytes.MAX_HEADER);
            System.arraycopy(bytes, frame + RESERVED, bytes, frame + header, payload);
            at += header - RESERVED;
        }
        FrameBytes.putHeader(bytes, frame, payload);
    }

    /// Begins an object: the frame's own, a field's value or an element.
    public FrameBuffer open() {
        put('{');
        first = true;
        return this;
    }

    public FrameBuffer shut() {
        put('}');
        first = false;
        return this;
    }

    public FrameBuffer openList() {
        put('[');
        first = true;
        return this;
    }

    public FrameBuffer shutList() {
        put(']');
        first = false;
        return this;
    }

    /// Puts the comma in front of an element of a list.
    public FrameBuffer element() {
        if (!first) {
            put(',');
        }
        first = false;
        return this;
    }

    /// A field made by [#constant].
    public FrameBuffer with(byte[] constant) {
        int from = first ? 1 : 0;
        first = false;
        room(constant.length);
        System.arraycopy(constant, from, bytes, at, constant.length - from);
        at += constant.length - from;
        return this;
    }

    public FrameBuffer with(byte[] name, String value) {
        with(name);
        value(value);
        return this;
    }

    public FrameBuffer with(byte[] name, long value) {
        with(name);
        number(value);
        return this;
    }

    public FrameBuffer with(byte[] name, boolean value) {
        with(name);
        raw(value ? TRUE : FALSE);
        return this;
    }

    /// A field whose name isn't known beforehand.
    public FrameBuffer with(String name, long value) {
        element().value(name);
        put(':');
        number(value);
        return this;
    }

    /// 16 bytes as base64url.
    public FrameBuffer with(byte[] name, long hi, long lo) {
        with(name);
        room(24);
        put('"');
        sixBits(hi >>> 4, 10);
        // The last 4 bits of hi go with the first 2 of lo; 62 more of lo and two of padding follow.
        bytes[at++] = BASE64[(int) ((hi << 2 | lo >>> 62) & 63)];
        sixBits(lo >>> 2, 10);
        bytes[at++] = BASE64[(int) (lo << 4 & 63)];
        put('"');
        return this;
    }

    /// Any bytes as base64url.
    public FrameBuffer with(byte[] name, byte[] value) {
        with(name);
        put('"');
        raw(Base64.getUrlEncoder().withoutPadding().encode(value));
        put('"');
        return this;
    }

    private void sixBits(long bits, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bytes[at++] = BASE64[(int) (bits >>> (6 * i) & 63)];
        }
    }

    /// A string of its own, as an element.
    public FrameBuffer value(String text) {
        put('"');
        int length = text.length();
        for (int from = 0; from < length; from += PIECE) {
            int to = Math.min(length, from + PIECE);
            room((to - from) * ESCAPED);
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    ascii(c);
                } else {
                    beyondAscii(text, i, c);
                }
            }
        }
        put('"');
        return this;
    }

    private void ascii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            bytes[at++] = (byte) c;
            return;
        }
        bytes[at++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[at++] = (byte) c;
            case '\n' -> bytes[at++] = 'n';
            case '\r' -> bytes[at++] = 'r';
            case '\t' -> bytes[at++] = 't';
            case '\b' -> bytes[at++] = 'b';
            case '\f' -> bytes[at++] = 'f';
            default -> {
                bytes[at++] = 'u';
                bytes[at++] = '0';
                bytes[at++] = '0';
                bytes[at++] = HEX[c >> 4];
                bytes[at++] = HEX[c & 15];
            }
        }
    }

    private void beyondAscii(String text, int i, char c) {
        if (c < 0x800) {
            bytes[at++] = (byte) (0xC0 | (c >> 6));
            bytes[at++] = (byte) (0x80 | (c & 63));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int code = Character.toCodePoint(c, text.charAt(i + 1));
            bytes[at++] = (byte) (0xF0 | (code >> 18));
            bytes[at++] = (byte) (0x80 | ((code >> 12) & 63));
            bytes[at++] = (byte) (0x80 | ((code >> 6) & 63));
            bytes[at++] = (byte) (0x80 | (code & 63));
        } else if (!Character.isLowSurrogate(c) || i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))) {
            int code = Character.isSurrogate(c) ? 0xFFFD : c;
            bytes[at++] = (byte) (0xE0 | (code >> 12));
            bytes[at++] = (byte) (0x80 | ((code >> 6) & 63));
            bytes[at++] = (byte) (0x80 | (code & 63));
        }
    }

    private void number(long value) {
        room(20);
        if (value < 0) {
            raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    private void raw(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, bytes, at, ascii.length);
        at += ascii.length;
    }

    private void put(char ascii) {
        room(1);
        bytes[at++] = (byte) ascii;
    }

    private void room(int more) {
        // Two to spare: single characters are put without asking again.
        if (at + more + 2 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more + 2));
        }
    }

    /// Bytes of the frames written so far.
    public int length() {
        return at;
    }

    /// Forgets what stands behind the first `length` bytes.
    public void cutTo(int length) {
        at = length;
    }

    public void clear() {
        at = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[PIECE];
        }
    }

    /// A copy of all frames, to be shared.
    public ByteBuffer copy() {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, at));
    }

    /// A copy of all frames in memory outside the heap, which the transport needn't copy again for every peer.
    ByteBuffer copy(DirectSlab slab) {
        return slab.copy(bytes, at);
    }

    /// Builds frames apart from any buffer that is in use.
    public static ByteBuffer frames(java.util.function.Consumer<FrameBuffer> writing) {
        FrameBuffer out = SPARE.get();
        if (out.at != 0) {
            out = new FrameBuffer();
        }
        writing.accept(out);
        ByteBuffer frames = out.copy();
        out.clear();
        return frames;
    }

    private static final ThreadLocal<FrameBuffer> SPARE = ThreadLocal.withInitial(FrameBuffer::new);
}
