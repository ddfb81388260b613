package hcchat.wire;

import java.util.Base64;

/// How links, digests, keys, signatures and salts stand in frames: base64url without padding.
public final class FrameBytes {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private FrameBytes() {}

    public static String text(byte[] bytes) {
        return TEXT.encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if it isn't what [#text] writes
    public static byte[] parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!text(bytes).equals(text)) {
            throw new IllegalArgumentException("not base64url without padding");
        }
        return bytes;
    }
}
