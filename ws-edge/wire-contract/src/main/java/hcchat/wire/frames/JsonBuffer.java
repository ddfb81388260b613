package hcchat.wire.frames;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes JSON as UTF-8 straight into one array, one object after the other: no tree, no string, no copy on the way.
/// Reused by its thread; not safe for several.
public class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    // A thread that once wrote a large roster doesn't keep its array for ever.
    private static final int KEPT = 256 << 10;
    private static final int ESCAPED = 6;
    private static final int PIECE = 4 << 10;

    /// What was written, up to [#at].
    protected byte[] bytes = new byte[2 << 10];
    /// Where the next byte comes.
    protected int at;
    private boolean first;

    /// A field's name as it stands in front of its value, comma included; made once.
    public static byte[] name(String name) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /// A whole field that is always the same, such as a command or a channel; made once.
    public static byte[] constant(String name, String value) {
        JsonBuffer out = new JsonBuffer();
        out.value(value);
        byte[] prefix = name(name);
        byte[] field = Arrays.copyOf(prefix, prefix.length + out.at);
        System.arraycopy(out.bytes, 0, field, prefix.length, out.at);
        return field;
    }

    /// Begins an object that stands for itself.
    public JsonBuffer begin() {
        return open();
    }

    /// Ends it.
    public void end() {
        shut();
    }

    /// Begins an object: a field's value, an element, or one of its own.
    public JsonBuffer open() {
        put('{');
        first = true;
        return this;
    }

    public JsonBuffer shut() {
        put('}');
        first = false;
        return this;
    }

    public JsonBuffer openList() {
        put('[');
        first = true;
        return this;
    }

    public JsonBuffer shutList() {
        put(']');
        first = false;
        return this;
    }

    /// Puts the comma in front of an element of a list.
    public JsonBuffer element() {
        if (!first) {
            put(',');
        }
        first = false;
        return this;
    }

    /// A field made by [#constant].
    public JsonBuffer with(byte[] constant) {
        int from = first ? 1 : 0;
        first = false;
        room(constant.length);
        System.arraycopy(constant, from, bytes, at, constant.length - from);
        at += constant.length - from;
        return this;
    }

    public JsonBuffer with(byte[] name, String value) {
        with(name);
        value(value);
        return this;
    }

    public JsonBuffer with(byte[] name, long value) {
        with(name);
        number(value);
        return this;
    }

    public JsonBuffer with(byte[] name, boolean value) {
        with(name);
        raw(value ? TRUE : FALSE);
        return this;
    }

    /// A field whose name isn't known beforehand.
    public JsonBuffer with(String name, long value) {
        element().value(name);
        put(':');
        number(value);
        return this;
    }

    /// 16 bytes as base64url.
    public JsonBuffer with(byte[] name, long hi, long lo) {
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
    public JsonBuffer with(byte[] name, byte[] value) {
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
    public JsonBuffer value(String text) {
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

    /// Makes room for so many bytes.
    protected final void room(int more) {
        // Two to spare: single characters are put without asking again.
        if (at + more + 2 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more + 2));
        }
    }

    /// Bytes written so far.
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

    /// A copy of all that was written.
    public ByteBuffer copy() {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, at));
    }
}
