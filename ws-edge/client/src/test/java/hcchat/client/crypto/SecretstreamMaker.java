package hcchat.client.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// secretstream once more, from libsodium's description and without the client's code: slow, and plain to read.
final class SecretstreamMaker {
    private static final BigInteger PRIME = BigInteger.TWO.pow(130).subtract(BigInteger.valueOf(5));

    private byte[] key;
    private byte[] inonce;
    private int counter = 1;

    SecretstreamMaker(byte[] key, byte[] header) {
        this.key = hchacha(key, Arrays.copyOf(header, 16));
        this.inonce = Arrays.copyOfRange(header, 16, 24);
    }

    /// A block of ChaCha20 ends by adding its beginning: HChaCha20 is what is there before.
    private static byte[] hchacha(byte[] key, byte[] input) {
        ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        long block = Integer.toUnsignedLong(in.getInt(0));
        ByteBuffer out = ByteBuffer.wrap(xor(key, Arrays.copyOfRange(input, 4, 16), block, new byte[64]))
                .order(ByteOrder.LITTLE_ENDIAN);
        int[] constants = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
        ByteBuffer subkey = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            subkey.putInt(out.getInt(4 * i) - constants[i]);
        }
        for (int i = 0; i < 4; i++) {
            subkey.putInt(out.getInt(48 + 4 * i) - in.getInt(4 * i));
        }
        return subkey.array();
    }

    private static byte[] xor(byte[] key, byte[] nonce, long block, byte[] in) {
        ChaCha7539Engine chacha = new ChaCha7539Engine();
        chacha.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        chacha.seekTo(64 * block);
        byte[] out = new byte[in.length];
        chacha.processBytes(in, 0, in.length, out, 0);
        return out;
    }

    byte[] push(int tag, byte[] associated, byte[] message) {
        byte[] nonce = nonce();
        byte[] tagBlock = new byte[64];
        tagBlock[0] = (byte) tag;
        byte[] sealedTag = xor(key, nonce, 1, tagBlock);
        byte[] sealed = xor(key, nonce, 2, message);
        ByteArrayOutputStream authentic = new ByteArrayOutputStream();
        authentic.writeBytes(associated);
        authentic.writeBytes(new byte[Math.floorMod(-associated.length, 16)]);
        authentic.writeBytes(sealedTag);
        authentic.writeBytes(sealed);
        authentic.writeBytes(new byte[Math.floorMod(16 - 64 + message.length, 16)]);
        authentic.writeBytes(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(associated.length)
                .putLong(64 + message.length)
                .array());
        byte[] mac = poly1305(Arrays.copyOf(xor(key, nonce, 0, new byte[64]), 32), authentic.toByteArray());
        for (int i = 0; i < 8; i++) {
            inonce[i] ^= mac[i];
        }
        counter++;
        if ((tag & 2) != 0) {
            byte[] next = xor(key, nonce(), 0, concat(key, inonce));
            key = Arrays.copyOf(next, 32);
            inonce = Arrays.copyOfRange(next, 32, 40);
            counter = 1;
        }
        return concat(Arrays.copyOf(sealedTag, 1), concat(sealed, mac));
    }

    private byte[] nonce() {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(counter)
                .put(inonce)
                .array();
    }

    /// RFC 8439, 2.5, in numbers.
    private static byte[] poly1305(byte[] oneTime, byte[] message) {
        BigInteger r = number(oneTime, 0, 16).and(new BigInteger("0ffffffc0ffffffc0ffffffc0fffffff", 16));
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < message.length; i += 16) {
            int length = Math.min(16, message.length - i);
            BigInteger block = number(message, i, length).setBit(8 * length);
            sum = sum.add(block).multiply(r).mod(PRIME);
        }
        byte[] big = sum.add(number(oneTime, 16, 16)).toByteArray();
        byte[] mac = new byte[16];
        for (int i = 0; i < Math.min(16, big.length); i++) {
            mac[i] = big[big.length - 1 - i];
        }
        return mac;
    }

    private static BigInteger number(byte[] littleEndian, int from, int length) {
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[length - 1 - i] = littleEndian[from + i];
        }
        return new BigInteger(1, big);
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
