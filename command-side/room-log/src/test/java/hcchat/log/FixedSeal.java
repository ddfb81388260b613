package hcchat.log;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// AES-GCM that leaves nothing to chance, for golden bytes; the first byte names the key.
public final class FixedSeal implements TransportSeal {
    static final byte FORGOTTEN = 99;
    private final byte number;

    public FixedSeal() {
        this(1);
    }

    FixedSeal(int number) {
        this.number = (byte) number;
    }

    @Override
    public byte[] seal(byte[] aad, byte[] plain) {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, number, aad, plain);
        byte[] numbered = new byte[sealed.length + 1];
        numbered[0] = number;
        System.arraycopy(sealed, 0, numbered, 1, sealed.length);
        return numbered;
    }

    @Override
    public byte @Nullable [] open(byte[] aad, byte[] sealed) {
        if (sealed.length == 0) {
            throw new IllegalArgumentException("no seal");
        }
        byte[] rest = Arrays.copyOfRange(sealed, 1, sealed.length);
        return sealed[0] == FORGOTTEN ? null : run(Cipher.DECRYPT_MODE, sealed[0], aad, rest);
    }

    private static byte[] run(int mode, byte number, byte[] aad, byte[] input) {
        try {
            byte[] key = new byte[32];
            Arrays.fill(key, number);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
            cipher.updateAAD(aad);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("a broken seal", broken);
        }
    }
}
