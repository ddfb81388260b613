package hcchat.storage.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// hack.chat's trip codes: the first 6 characters of base64(SHA-256(password ‖ salt)). The same password shows the
/// same code everywhere on this server; the password itself goes no further.
final class TripCodes {
    private static final int CHARS = 6;
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final byte[] salt;

    /// @throws IllegalArgumentException if the salt isn't well-formed UTF-8: hack.chat reads it as text
    TripCodes(byte[] salt) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(salt));
        } catch (CharacterCodingException noText) {
            throw new IllegalArgumentException("the salt of trip codes isn't UTF-8", noText);
        }
        this.salt = salt.clone();
    }

    String of(String password) {
        if (password.isEmpty()) {
            return "";
        }
        MessageDigest sha = sha256();
        sha.update(utf8(password));
        return Base64.getEncoder().encodeToString(sha.digest(salt)).substring(0, CHARS);
    }

    // hack.chat's runtime writes half a surrogate pair as U+FFFD, String.getBytes as a question mark.
    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT)
                    .encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "TripCodes";
    }
}
