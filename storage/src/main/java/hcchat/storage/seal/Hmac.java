package hcchat.storage.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 under one key. Safe for threads.
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Hmac::mac);

    private final SecretKeySpec key;

    Hmac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// 32 bytes over all parts, one after the other; who calls sees to it that no two lists of parts run together
    /// alike.
    byte[] of(byte[]... parts) {
        Mac mac = MAC.get();
        try {
            mac.init(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC can't take its key", impossible);
        }
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    byte[] first16(byte[]... parts) {
        return Arrays.copyOf(of(parts), 16);
    }

    private static Mac mac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }

    @Override
    public String toString() {
        return "Hmac";
    }
}
