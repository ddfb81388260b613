package hcchat.storage.reach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where an operator's command finds a running server, and the token that it must show: `PORT TOKEN` in a file that
/// only its owner can read, written anew at each start.
public final class OperatorFile {
    private static final String BEARER = "Bearer ";
    private static final int BYTES = 24;

    private final byte[] token;

    private OperatorFile(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /// Puts a new token there.
    ///
    /// @param port where the process takes commands, on the loopback address
    public static OperatorFile write(Path file, int port) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().encodeToString(random);
        Files.deleteIfExists(file);
        // Private from its first moment, not only once it is written.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, port + " " + token + "\n");
        return new OperatorFile(token);
    }

    /// Whether a request may give commands.
    ///
    /// @param authorization what its header of that name says
    public boolean allows(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OperatorFile";
    }
}
