package hcchat.client.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// docs/crypto.md once more, step by step and without the client's own code, to make the vectors that the client is
/// held to.
final class VectorMaker {
    static final HexFormat HEX = HexFormat.of();

    private VectorMaker() {}

    static byte[] argon2id(byte[] passphrase, byte[] salt) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(0x13)
                .withSalt(salt)
                .withMemoryPowOfTwo(16)
                .withIterations(3)
                .withParallelism(1)
                .build());
        byte[] master = new byte[32];
        argon.generateBytes(passphrase, master);
        return master;
    }

    /// RFC 5869 for one block: extract without a salt, expand with the label.
    static byte[] hkdf(byte[] master, String label) {
        return hkdf(master, new byte[32], label.getBytes(StandardCharsets.US_ASCII));
    }

    /// The same with a salt.
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) {
        byte[] pseudorandom = hmac(salt, secret);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(pseudorandom, block);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// Fields one after another, each behind its length.
    static byte[] lengthPrefixed(byte[]... fields) {
        ByteBuffer out = ByteBuffer.allocate(
                Arrays.stream(fields).mapToInt(field -> 4 + field.length).sum());
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }

    static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            aes.updateAAD(associated);
            return aes.doFinal(plain);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String envelope(String json) {
        return "E2EE:" + base64(json.getBytes(StandardCharsets.UTF_8));
    }

    static String json(byte[] nonce, byte[] ciphertext) {
        return "{\"v\":1,\"kid\":\"p0\",\"n\":\"" + base64(nonce) + "\",\"ct\":\"" + base64(ciphertext) + "\"}";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
