package hcchat.client.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// What the members of a room share. Wiped when closed; never printed.
public final class Passphrase implements AutoCloseable {
    private final byte[] utf8;
    private boolean wiped;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Takes a copy: wiping `typed` stays the caller's.
    ///
    /// The form that counts is the UTF-8 of Unicode's NFC, since keyboards differ in how they compose. Blanks
    /// count.
    ///
    /// @throws IllegalArgumentException if it is empty or isn't well-formed Unicode
    public static Passphrase of(char[] typed) {
        if (typed.length == 0) {
            throw new IllegalArgumentException("an empty passphrase");
        }
        CharBuffer chars = CharBuffer.wrap(typed);
        // Only what isn't composed becomes a string, which nobody can wipe.
        boolean composed = Normalizer.isNormalized(chars, Normalizer.Form.NFC);
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(composed ? chars : CharBuffer.wrap(Normalizer.normalize(chars, Normalizer.Form.NFC)));
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(utf8).clear().put(new byte[encoded.capacity()]);
            return new Passphrase(utf8);
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("a passphrase with half a surrogate pair");
        }
    }

    /// One more, to be closed on its own.
    public Passphrase copy() {
        return new Passphrase(bytes());
    }

    /// The bytes that Argon2id takes; the caller wipes them.
    synchronized byte[] bytes() {
        if (wiped) {
            throw new IllegalStateException("a passphrase that was wiped");
        }
        return utf8.clone();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(utf8, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
