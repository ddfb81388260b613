package hcchat.command.account;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// What somebody proves an account with: 10 to 256 characters, whichever they are. Only its length is judged: rules
/// about digits and signs make passwords that are easier to guess. Never printed.
public final class Password {
    /// In characters.
    public static final int SHORTEST = 10;
    /// In characters.
    public static final int LONGEST = 256;

    private final String clear;

    private Password(String clear) {
        this.clear = clear;
    }

    /// Null for what can't be a password: too short, too long, or half a character.
    public static @Nullable Password orNull(String text) {
        if (text.length() > 2 * LONGEST || !isWellFormed(text)) {
            return null;
        }
        // Keyboards differ in how they write an é.
        String clear = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = clear.codePointCount(0, clear.length());
        return length < SHORTEST || length > LONGEST ? null : new Password(clear);
    }

    private static boolean isWellFormed(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException halfACharacter) {
            return false;
        }
    }

    /// For [Passwords] alone.
    String clear() {
        return clear;
    }

    @Override
    public String toString() {
        return "Password";
    }
}
