package hcchat.query.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What an operator's command must show: whoever can read the file may give it.
final class OpsToken {
    private static final String BEARER = "Bearer ";
    private static final int BYTES = 24;

    private final byte[] token;

    private OpsToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /// Reads the file; makes it, for its owner alone, when there is none.
    static OpsToken in(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().encodeToString(random));
        } catch (FileAlreadyExistsException kept) {
            // The token of an earlier start, which the operator's scripts may hold.
        }
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw new IOException("an empty token in " + file.getFileName());
        }
        return new OpsToken(token);
    }

    boolean allows(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OpsToken";
    }
}
