package hcchat.storage.seal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key for AES-256-GCM. Sealed bytes: nonce 12 B ‖ ciphertext ‖ tag 16 B. Safe for threads.
///
/// Random nonces allow 2^31 seals under one key before a repeat becomes thinkable (2^-34); a new data key comes
/// before that.
public final class AeadKey {
    /// Length of a key in bytes.
    public static final int BYTES = 32;

    /// How much longer sealed bytes are than the clear ones.
    public static final int OVERHEAD = Nonces.BYTES + 16;

    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Bench> BENCH = ThreadLocal.withInitial(Bench::new);

    private final SecretKeySpec key;

    /// @throws IllegalArgumentException if it isn't 32 bytes
    public AeadKey(byte[] key32) {
        if (key32.length != BYTES) {
            throw new IllegalArgumentException("a key of " + key32.length + " bytes instead of " + BYTES);
        }
        this.key = new SecretKeySpec(key32, "AES");
    }

    /// A new random key.
    public static AeadKey generate() {
        return new AeadKey(Nonces.freshKey(BYTES));
    }

    public byte[] seal(byte[] associatedData, byte[] plain) {
        byte[] sealed = new byte[plain.length + OVERHEAD];
        sealInto(sealed, 0, associatedData, plain);
        return sealed;
    }

    /// @throws SealBroken if these bytes weren't sealed by this key with this associated data
    public byte[] open(byte[] associatedData, byte[] sealed) {
        return openFrom(sealed, 0, associatedData);
    }

    /// Seals into `to`, from `at` to its end.
    void sealInto(byte[] to, int at, byte[] associatedData, byte[] plain) {
        Bench bench = BENCH.get();
        bench.nonces.next(bench.nonce);
        System.arraycopy(bench.nonce, 0, to, at, Nonces.BYTES);
        try {
            // A cipher that sees the key of the last time doesn't expand it again: a batch is grouped by room.
            bench.sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bench.nonce));
            bench.sealing.updateAAD(associatedData);
            bench.sealing.doFinal(plain, 0, plain.length, to, at + Nonces.BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM can't seal", impossible);
        }
    }

    /// Opens what stands in `sealed` from `at` to its end.
    byte[] openFrom(byte[] sealed, int at, byte[] associatedData) {
        if (sealed.length - at < OVERHEAD) {
            throw new SealBroken("sealed bytes are cut");
        }
        Cipher opening = BENCH.get().opening;
        try {
            opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, at, Nonces.BYTES));
            opening.updateAAD(associatedData);
            return opening.doFinal(sealed, at + Nonces.BYTES, sealed.length - at - Nonces.BYTES);
        } catch (AEADBadTagException broken) {
            throw new SealBroken("sealed bytes don't open with this key and header");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM can't open", impossible);
        }
    }

    /// The key itself, for the one purpose of wrapping it or handing it to a process that may have it.
    public byte[] exportForWrapping() {
        return key.getEncoded();
    }

    @Override
    public String toString() {
        return "AeadKey";
    }

    /// What one thread works with; making a cipher costs more than using it.
    private static final class Bench {
        final Cipher sealing = cipher();
        final Cipher opening = cipher();
        final Nonces nonces = new Nonces(System::nanoTime);
        final byte[] nonce = new byte[Nonces.BYTES];

        private static Cipher cipher() {
            try {
                return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("this Java has no AES-GCM", missing);
            }
        }
    }
}
