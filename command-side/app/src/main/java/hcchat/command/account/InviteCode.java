package hcchat.command.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Base64url of 16 random bytes behind what it lets its bearer do: `hci1.` make an account, `hcj1.` become a member of
/// one room. Never printed.
public final class InviteCode {
    private static final String TO_SERVER = "hci1.";
    private static final String TO_ROOM = "hcj1.";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private InviteCode(String text) {
        this.text = text;
    }

    static InviteCode toServer() {
        return random(TO_SERVER);
    }

    public static InviteCode toRoom() {
        return random(TO_ROOM);
    }

    private static InviteCode random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InviteCode(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whatever somebody shows: whether it is one is known by the store alone.
    public static InviteCode shown(String text) {
        return new InviteCode(text);
    }

    /// As it is handed on.
    public String text() {
        return text;
    }

    /// What the store keeps of it.
    public byte[] digest() {
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
