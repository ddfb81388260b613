package hcchat.command.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// `hcf1.` and base64url of 32 random bytes, good for one use. The first 16 bytes stay the same from use to use and
/// name the line (family); the rest changes. So a used token is known for one however long ago it was used, and a line
/// is one row. Never printed.
public final class RefreshToken {
    static final String PREFIX = "hcf1.";
    private static final int BYTES = 32;
    private static final int LINE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The first of a line.
    static RefreshToken first() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RefreshToken(bytes);
    }

    /// Another of the same line.
    RefreshToken next() {
        byte[] other = first().bytes;
        System.arraycopy(bytes, 0, other, 0, LINE_BYTES);
        return new RefreshToken(other);
    }

    /// Null for what can't be one.
    public static @Nullable RefreshToken orNull(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length == BYTES ? new RefreshToken(bytes) : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /// As its owner keeps it.
    public String text() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What names the line in the store: from it nobody gets back to a token.
    byte[] line() {
        return sha256(Arrays.copyOf(bytes, LINE_BYTES));
    }

    /// What the store keeps of the token.
    byte[] digest() {
        return sha256(bytes);
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
