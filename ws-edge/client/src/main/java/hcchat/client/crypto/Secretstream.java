package hcchat.client.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/// libsodium's `crypto_secretstream_xchacha20poly1305`, byte for byte: chunks that can neither be changed, left out,
/// repeated nor put into another order, of which the last says that it is the last. One direction of one stream; one
/// thread.
final class Secretstream implements AutoCloseable {
    static final int KEY_BYTES = 32;
    static final int HEADER_BYTES = 24;
    /// What a chunk is longer than what it holds: its tag's block and the MAC.
    static final int OVERHEAD = 17;

    static final int MESSAGE = 0;
    static final int PUSH = 1;
    static final int REKEY = 2;
    static final int FINAL = 3;
    /// Not a chunk of this stream at this place.
    static final int FORGED = -1;

    private static final int BLOCK = 64;
    private static final int MAC_BYTES = 16;
    private static final int COUNTER_BYTES = 4;
    private static final int INONCE_BYTES = 8;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final byte[] key;
    // The counter of chunks (4 B, little-endian, from 1), then what the MACs of all chunks so far have made of the
    // header's end (8 B).
    private final byte[] nonce = new byte[COUNTER_BYTES + INONCE_BYTES];
    private final Cipher chacha;
    private final Poly1305 poly = new Poly1305();
    private final byte[] oneTimeKey = new byte[BLOCK];
    private final byte[] tagBlock = new byte[BLOCK];
    private final byte[] mac = new byte[MAC_BYTES];

    /// @param key [#KEY_BYTES] long; stays the caller's
    /// @param header [#HEADER_BYTES] long, never used twice under one key
    Secretstream(byte[] key, byte[] header) {
        if (key.length != KEY_BYTES || header.length != HEADER_BYTES) {
            throw new IllegalArgumentException("a key or a header of another length");
        }
        this.key = HChaCha20.subkey(key, header);
        try {
            chacha = Cipher.getInstance("ChaCha20");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no ChaCha20", missing);
        }
        System.arraycopy(header, HChaCha20.INPUT_BYTES, nonce, COUNTER_BYTES, INONCE_BYTES);
        resetCounter();
    }

    /// Seals the next chunk.
    ///
    /// @param out gets `length` + [#OVERHEAD] bytes
    void push(int tag, byte[] associated, byte[] message, int length, byte[] out) {
        begin();
        stream(new byte[] {(byte) tag}, tagBlock);
        out[0] = tagBlock[0];
        xor(message, 0, length, out, 1);
        authenticate(associated, out, length);
        System.arraycopy(mac, 0, out, 1 + length, MAC_BYTES);
        end(tag);
    }

    /// Opens the next chunk.
    ///
    /// @param length of the chunk, at least [#OVERHEAD]
    /// @param out gets `length` − [#OVERHEAD] bytes; untouched by what is forged
    /// @return its tag, or [#FORGED]: then the stream is over
    int pull(byte[] associated, byte[] chunk, int length, byte[] out) {
        int held = length - OVERHEAD;
        begin();
        stream(new byte[] {chunk[0]}, tagBlock);
        final int tag = tagBlock[0];
        tagBlock[0] = chunk[0];
        authenticate(associated, chunk, held);
        if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(chunk, 1 + held, length))) {
            return FORGED;
        }
        xor(chunk, 1, held, out, 0);
        end(tag);
        return tag & 0xff;
    }

    /// The key of this chunk's MAC is the stream's first block, the tag's is the second, the message follows.
    private void begin() {
        keyed();
        xor(ZEROS, 0, BLOCK, oneTimeKey, 0);
        poly.init(new KeyParameter(oneTimeKey, 0, KEY_BYTES));
    }

    private void keyed() {
        try {
            chacha.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new ChaCha20ParameterSpec(nonce, 0));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    /// A block of zeros behind `beginning`, through the stream.
    private void stream(byte[] beginning, byte[] block) {
        byte[] plain = Arrays.copyOf(beginning, BLOCK);
        xor(plain, 0, BLOCK, block, 0);
    }

    private void xor(byte[] in, int from, int length, byte[] out, int to) {
        try {
            int done = chacha.update(in, from, length, out, to);
            if (done != length) {
                throw new IllegalStateException("a stream cipher that keeps something back");
            }
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    /// @param chunk its ciphertext stands from 1 on
    private void authenticate(byte[] associated, byte[] chunk, int length) {
        poly.update(associated, 0, associated.length);
        poly.update(ZEROS, 0, -associated.length & 15);
        poly.update(tagBlock, 0, BLOCK);
        poly.update(chunk, 1, length);
        // Not what fills the last block: so it was published, and so it stays.
        poly.update(ZEROS, 0, length & 15);
        byte[] lengths = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(associated.length)
                .putLong(BLOCK + (long) length)
                .array();
        poly.update(lengths, 0, lengths.length);
        poly.doFinal(mac, 0);
    }

    /// The next chunk depends on this one's MAC.
    private void end(int tag) {
        for (int i = 0; i < INONCE_BYTES; i++) {
            nonce[COUNTER_BYTES + i] ^= mac[i];
        }
        boolean wrapped = true;
        for (int i = 0; i < COUNTER_BYTES && wrapped; i++) {
            nonce[i]++;
            wrapped = nonce[i] == 0;
        }
        if ((tag & REKEY) != 0 || wrapped) {
            rekey();
        }
    }

    private void rekey() {
        byte[] old = Arrays.copyOf(key, KEY_BYTES + INONCE_BYTES);
        System.arraycopy(nonce, COUNTER_BYTES, old, KEY_BYTES, INONCE_BYTES);
        byte[] next = new byte[old.length];
        keyed();
        xor(old, 0, old.length, next, 0);
        System.arraycopy(next, 0, key, 0, KEY_BYTES);
        System.arraycopy(next, KEY_BYTES, nonce, COUNTER_BYTES, INONCE_BYTES);
        resetCounter();
        Arrays.fill(old, (byte) 0);
        Arrays.fill(next, (byte) 0);
    }

    private void resetCounter() {
        Arrays.fill(nonce, 0, COUNTER_BYTES, (byte) 0);
        nonce[0] = 1;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(oneTimeKey, (byte) 0);
    }

    @Override
    public String toString() {
        return "Secretstream";
    }
}
