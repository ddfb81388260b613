package hcchat.storage.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Tells "the same content" from another when the content is gone: 8 bytes of an HMAC under the room's data key, so
/// that nobody without it can test guesses, and that mean nothing once the key is destroyed.
public final class ContentMark {
    // The data key also seals: the label keeps the two uses apart.
    private static final byte[] LABEL = "hcchat message mark v1".getBytes(StandardCharsets.US_ASCII);

    private ContentMark() {}

    /// @param roomKey always the same data key of the room, its first one, however many it has had since
    /// @param content author, type and content fields, as `hcchat.room.CommandContent` writes them
    public static long of(byte[] roomKey, byte[] content) {
        return ByteBuffer.wrap(new Hmac(roomKey).of(LABEL, content)).getLong();
    }
}
