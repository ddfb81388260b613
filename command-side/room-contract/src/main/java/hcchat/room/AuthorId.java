package hcchat.room;

import java.nio.ByteBuffer;

/// Who wrote something, as one room knows them: 16 bytes derived from the room and the holder (or account) under a
/// server secret, so that the same person in two rooms can't be linked by those who see only the rooms.
public record AuthorId(long hi, long lo) {
    /// The server's operator, who is in no room.
    public static final AuthorId OPERATOR = new AuthorId(0, 0);

    /// Reads the next 16 bytes of `from`.
    public static AuthorId read(ByteBuffer from) {
        return new AuthorId(from.getLong(), from.getLong());
    }

    /// The first 16 bytes of `bytes`.
    public static AuthorId of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /// @throws IllegalArgumentException if the text isn't 22 characters of base64url
    public static AuthorId parse(String text) {
        return read(Bits128.parse(text));
    }

    /// Whether it is anybody but the operator.
    public boolean isSomebody() {
        return !equals(OPERATOR);
    }

    public byte[] bytes() {
        return Bits128.bytes(hi, lo);
    }

    @Override
    public String toString() {
        return Bits128.text(hi, lo);
    }
}
