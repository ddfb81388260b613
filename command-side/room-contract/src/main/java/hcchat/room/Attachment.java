package hcchat.room;

import org.jspecify.annotations.Nullable;

/// Where a client put an encrypted file and how another opens it. The bytes themselves never pass through the server.
///
/// @param bytes the stored object's length
public record Attachment(
        String objectKey,
        String mime,
        long bytes,
        Encryption encryption,
        @Nullable Thumbnail thumbnail) {

    /// @param scheme a name that clients know, such as `aes-256-gcm` or `secretstream`
    /// @param headerB64 the scheme's public header, base64
    /// @param chunkSize plaintext bytes a chunk, 0 when the file is in one piece
    public record Encryption(String scheme, String headerB64, long chunkSize) {}

    /// @param objectKey null when the thumbnail travels inside the encrypted text
    public record Thumbnail(@Nullable String objectKey, String mime, long width, long height, long bytes) {}

    @Override
    public String toString() {
        return "Attachment of " + bytes + " bytes";
    }
}
