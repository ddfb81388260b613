package hcchat.client.crypto;

import hcchat.wire.FrameBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The keys that follow from a room's passphrase: one for each [Purpose], none of which tells another. Wiped when
/// closed.
public final class RoomKeys implements AutoCloseable {
    /// Bytes of the salt that the server gives.
    public static final int SALT_BYTES = 16;
    static final int KEY_BYTES = 32;
    static final int MEMORY_KIB = 64 * 1024;
    static final int PASSES = 3;
    static final int LANES = 1;

    // Each derivation takes 64 MiB: who joins many rooms at once waits instead of running out of memory.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Map<Purpose, SecretBytes> keys;

    private RoomKeys(Map<Purpose, SecretBytes> keys) {
        this.keys = keys;
    }

    /// Takes 64 MiB and some tenths of a second, one at a time in a process: never call it where others wait.
    ///
    /// @param salt the server's for this room, [#SALT_BYTES] long
    /// @throws IllegalArgumentException for a salt of another length
    /// @throws IllegalStateException if the passphrase was wiped
    public static RoomKeys derive(Passphrase passphrase, byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        byte[] master = stretch(passphrase, salt);
        try {
            KDF hkdf = KDF.getInstance("HKDF-SHA256");
            Map<Purpose, SecretBytes> keys = new EnumMap<>(Purpose.class);
            for (Purpose purpose : Purpose.values()) {
                byte[] key = hkdf.deriveData(
                        HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(purpose.label(), KEY_BYTES));
                keys.put(purpose, new SecretBytes(key));
            }
            return new RoomKeys(keys);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", missing);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    /// The same once more, to be closed on its own.
    ///
    /// @throws IllegalStateException if they were wiped
    public RoomKeys copy() {
        Map<Purpose, SecretBytes> same = new EnumMap<>(Purpose.class);
        keys.forEach((purpose, key) -> same.put(purpose, new SecretBytes(key.getEncoded())));
        return new RoomKeys(same);
    }

    private static byte[] stretch(Passphrase passphrase, byte[] salt) {
        byte[] secret = passphrase.bytes();
        byte[] master = new byte[KEY_BYTES];
        ONE_AT_A_TIME.lock();
        try {
            Argon2BytesGenerator argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(LANES)
                    .build());
            argon.generateBytes(secret, master);
            return master;
        } finally {
            ONE_AT_A_TIME.unlock();
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// What shows a server that one knows the passphrase, without telling it anything that opens a message: `door`
    /// of a join. A secret towards everybody else.
    public String doorProof() {
        byte[] proof = key(Purpose.DOOR).getEncoded();
        try {
            return FrameBytes.text(proof);
        } finally {
            Arrays.fill(proof, (byte) 0);
        }
    }

    SecretBytes key(Purpose purpose) {
        SecretBytes key = keys.get(purpose);
        if (key == null) {
            throw new IllegalStateException("no key for " + purpose);
        }
        return key;
    }

    @Override
    public void close() {
        keys.values().forEach(SecretBytes::destroy);
    }

    @Override
    public String toString() {
        return "RoomKeys";
    }
}
