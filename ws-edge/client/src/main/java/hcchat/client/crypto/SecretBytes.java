package hcchat.client.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// An AES key that can be wiped, as `SecretKeySpec` can't.
final class SecretBytes implements SecretKey {
    private final transient byte[] key;
    private transient boolean wiped;

    /// Owns `key` from now on.
    SecretBytes(byte[] key) {
        this.key = key;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public synchronized byte[] getEncoded() {
        if (wiped) {
            throw new IllegalStateException("a key that was wiped");
        }
        return key.clone();
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(key, (byte) 0);
        wiped = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return wiped;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes secret && MessageDigest.isEqual(key, secret.key);
    }

    @Override
    public int hashCode() {
        return SecretBytes.class.hashCode();
    }

    @Override
    public String toString() {
        return "SecretBytes";
    }
}
