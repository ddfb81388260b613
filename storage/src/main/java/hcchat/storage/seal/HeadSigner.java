package hcchat.storage.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// The server's Ed25519 key, with which command-side signs the heads of rooms. Safe for threads.
public final class HeadSigner {
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final PrivateKey key;
    private final byte[] publicKey;

    /// @param seed 32 bytes, RFC 8032's private key
    public HeadSigner(byte[] seed) {
        if (seed.length != KEY_BYTES) {
            throw new IllegalArgumentException("a signing seed of " + seed.length + " bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            key = pair.getPrivate();
            // The X.509 form ends with the raw key.
            byte[] encoded = pair.getPublic().getEncoded();
            publicKey = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }

    /// The 32 bytes that clients pin.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// 64 bytes.
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Ed25519 can't sign", impossible);
        }
    }

    @Override
    public String toString() {
        return "HeadSigner";
    }

    /// "Chance" that gives the seed: the JDK derives the public key of a seed only while it generates a pair. A
    /// test holds it to RFC 8032's vectors.
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
