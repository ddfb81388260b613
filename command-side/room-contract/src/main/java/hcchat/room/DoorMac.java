package hcchat.room;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a room keeps of its passphrase: HMAC-SHA-256 over the proof that clients derive from it, under a server
/// secret. Neither the passphrase nor the proof follows from it.
///
/// @param bytes 32 of them
public record DoorMac(byte[] bytes) {
    public static final int BYTES = 32;

    public DoorMac {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a door's mac of " + bytes.length + " bytes");
        }
        bytes = bytes.clone();
    }

    static DoorMac read(ByteBuffer from) {
        byte[] bytes = new byte[BYTES];
        from.get(bytes);
        return new DoorMac(bytes);
    }

    /// @throws IllegalArgumentException if the text isn't base64url of 32 bytes
    public static DoorMac parse(String text) {
        return new DoorMac(Base64.getUrlDecoder().decode(text));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Base64url, as frames carry it.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// In constant time.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DoorMac mac && MessageDigest.isEqual(bytes, mac.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "DoorMac";
    }
}
