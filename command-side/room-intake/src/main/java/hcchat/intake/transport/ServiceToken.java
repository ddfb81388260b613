package hcchat.intake.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// What one deployable shows another to be let in. Never printed.
public final class ServiceToken {
    private static final int SHORTEST = 16;

    private final String secret;
    private final byte[] bytes;

    /// @throws IllegalArgumentException if it is shorter than 16 characters or has other than visible ASCII ones
    public ServiceToken(String secret) {
        if (secret.length() < SHORTEST || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("a service token is at least 16 visible ASCII characters");
        }
        this.secret = secret;
        this.bytes = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /// In a time that doesn't tell how much of it was right.
    boolean matches(String presented) {
        return MessageDigest.isEqual(bytes, presented.getBytes(StandardCharsets.UTF_8));
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "ServiceToken";
    }
}
