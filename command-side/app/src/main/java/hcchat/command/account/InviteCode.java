package hcchat.command.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// `hci1.` and base64url of 16 random bytes: lets one person make an account. Never printed.
public final class InviteCode {
    private static final String PREFIX = "hci1.";
    private static final int BYTES = 16;

    private final String text;

    private InviteCode(String text) {
        this.text = text;
    }

    static InviteCode random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new InviteCode(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whatever somebody shows: whether it is one is known by the store alone.
    public static InviteCode shown(String text) {
        return new InviteCode(text);
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
        return "InviteCode";
    }
}
