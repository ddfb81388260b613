package hcchat.room;

import java.nio.ByteBuffer;

/// A network address (IPv6: its /64) as one room knows it: 16 bytes derived from both under a server secret. It says
/// whether somebody comes from the same place, and nothing of the place.
public record AddressTag(long hi, long lo) {
    public static final int BYTES = Bits128.BYTES;

    /// Reads the next 16 bytes of `from`.
    public static AddressTag read(ByteBuffer from) {
        return new AddressTag(from.getLong(), from.getLong());
    }

    /// The first 16 bytes of `bytes`.
    public static AddressTag of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /// @throws IllegalArgumentException if the text isn't 22 characters of base64url
    public static AddressTag parse(String text) {
        return read(Bits128.parse(text));
    }

    public byte[] bytes() {
        return Bits128.bytes(hi, lo);
    }

    /// Base64url, as frames carry it.
    public String text() {
        return Bits128.text(hi, lo);
    }

    @Override
    public String toString() {
        return "AddressTag";
    }
}
