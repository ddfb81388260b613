package hcchat.client.crypto;

import hcchat.room.RoomId;
import hcchat.wire.WellFormed;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals and opens the texts of one room in one session. Thread-safe.
public final class RoomCipher implements AutoCloseable {
    /// The name of the key that the room's first passphrase gives.
    public static final String KEY_ID = "p0";
    /// Bytes of UTF-8 that a text may have: its envelope, twice base64, then fits a frame beside the other fields.
    public static final int TEXT_BYTES = 32 * 1024;

    private final RoomKeys keys;
    private final Nonces nonces;
    private final RandomGenerator chance;
    private final SeenIds seen = new SeenIds();

    /// Owns `keys` from now on.
    ///
    /// @param chance unpredictable; one prefix of nonces a session comes from it
    public RoomCipher(RoomKeys keys, RandomGenerator chance) {
        this.keys = keys;
        this.chance = chance;
        this.nonces = new Nonces(chance);
    }

    /// As [RoomKeys#doorProof].
    ///
    /// @throws IllegalStateException if closed
    public String doorProof() {
        return keys.doorProof();
    }

    /// For the room's files, to be closed on its own.
    ///
    /// @throws IllegalStateException if closed
    public FileCipher files(RoomId room) {
        return new FileCipher(new SecretBytes(keys.key(Purpose.FILE).getEncoded()), room, chance);
    }

    /// A new envelope each time, also for the same text: what was sent under an id is sent again as it was, not
    /// sealed again.
    ///
    /// @throws IllegalStateException if closed
    public Sealing seal(Place place, String text) {
        // A text has at least as many bytes as chars: one that is much too long needn't be encoded to be refused.
        if (text.length() > TEXT_BYTES) {
            return new Sealing.NotSealed(Refusal.TOO_LONG);
        }
        if (!WellFormed.is(text)) {
            return new Sealing.NotSealed(Refusal.BAD_TEXT);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > TEXT_BYTES) {
            return new Sealing.NotSealed(Refusal.TOO_LONG);
        }
        byte[] nonce = nonces.next();
        try {
            return new Sealing.Sealed(EnvelopeForm.write(KEY_ID, nonce, run(Cipher.ENCRYPT_MODE, nonce, place, utf8)));
        } catch (AEADBadTagException onlyWhenOpening) {
            throw new IllegalStateException(onlyWhenOpening);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /// @param seq where the server says that it stands, 0 for what is never stored
    /// @throws IllegalStateException if closed
    public Opened open(Place place, long seq, String text) {
        Opened opened = reopen(place, text);
        // Only what is authentic is remembered: nobody can spend an id of somebody else's.
        return opened instanceof Opened.Text && !seen.at(place.id(), seq)
                ? new Opened.Refused(Refusal.REPLAYED)
                : opened;
    }

    /// Opens without a thought of where its id was seen: for what oneself sealed, and keeps.
    ///
    /// @throws IllegalStateException if closed
    public Opened reopen(Place place, String text) {
        return switch (EnvelopeForm.read(text)) {
            case EnvelopeForm.Unreadable(Refusal why) -> new Opened.Refused(why);
            case EnvelopeForm.Read read ->
                read.kid().equals(KEY_ID) ? open(place, read) : new Opened.Refused(Refusal.UNKNOWN_KEY);
        };
    }

    private Opened open(Place place, EnvelopeForm.Read read) {
        try {
            return new Opened.Text(EnvelopeForm.utf8(run(Cipher.DECRYPT_MODE, read.nonce(), place, read.ciphertext())));
        } catch (AEADBadTagException changed) {
            return new Opened.Refused(Refusal.NOT_AUTHENTIC);
        } catch (CharacterCodingException noText) {
            return new Opened.Refused(Refusal.BAD_TEXT);
        }
    }

    private byte[] run(int mode, byte[] nonce, Place place, byte[] in) throws AEADBadTagException {
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(mode, keys.key(Purpose.TEXT), new GCMParameterSpec(8 * EnvelopeForm.TAG_BYTES, nonce));
            aes.updateAAD(place.associatedData());
            return aes.doFinal(in);
        } catch (AEADBadTagException changed) {
            throw changed;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES-GCM", missing);
        }
    }

    /// The server was restored from a backup: what stood above `seq` never was.
    public void forgetAbove(long seq) {
        seen.forgetAbove(seq);
    }

    @Override
    public void close() {
        keys.close();
    }

    @Override
    public String toString() {
        return "RoomCipher";
    }
}
