package hcchat.command.rooms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// `hcj1.` and base64url of 16 random bytes: lets who shows it become a member of one room. Never printed.
public final class RoomInviteCode {
    private static final String PREFIX = "hcj1.";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private RoomInviteCode(String text) {
        this.text = text;
    }

    static RoomInviteCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RoomInviteCode(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whatever somebody shows: whether it is one is known by the store alone.
    public static RoomInviteCode shown(String text) {
        return new RoomInviteCode(text);
    }

    /// As it is handed on.
    public String text() {
        return text;
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "RoomInviteCode";
    }
}
