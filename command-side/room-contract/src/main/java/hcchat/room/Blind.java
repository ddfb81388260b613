package hcchat.room;

import java.nio.ByteBuffer;

/// 16 random bytes hashed in front of an event's canonical bytes, so that the digest of a deleted event doesn't let
/// anybody test guesses of its text.
public record Blind(long hi, long lo) {
    /// Reads the next 16 bytes of `from`.
    public static Blind read(ByteBuffer from) {
        return new Blind(from.getLong(), from.getLong());
    }

    /// The first 16 bytes of `bytes`.
    public static Blind of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /// @throws IllegalArgumentException if the text isn't 22 characters of base64url
    public static Blind parse(String text) {
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
        return "Blind";
    }
}
