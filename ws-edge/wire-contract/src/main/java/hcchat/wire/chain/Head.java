package hcchat.wire.chain;

import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The end of a room's history at one moment, as the server signs it.
///
/// @param epoch the server's, +1 only when a backup is restored
/// @param seq the room's highest, 0 for a room without events
/// @param link of that event
public record Head(RoomId room, int epoch, long seq, byte[] link) {
    /// Length of a public key.
    public static final int KEY_BYTES = 32;

    private static final byte[] LABEL = "hcchat head v1".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "Ed25519";
    // What X.509 puts in front of a raw Ed25519 key (RFC 8410).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public Head {
        if (link.length != Chain.BYTES) {
            throw new IllegalArgumentException("a link has " + Chain.BYTES + " bytes");
        }
    }

    /// What the signature is over: `hcchat head v1` ‖ room 16 B ‖ epoch 4 B ‖ seq 8 B ‖ link 32 B.
    public byte[] signedBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LABEL.length + 16 + 4 + 8 + Chain.BYTES);
        bytes.put(LABEL).putLong(room.hi()).putLong(room.lo());
        return bytes.putInt(epoch).putLong(seq).put(link).array();
    }

    /// Whether the key's owner signed exactly this head; false also for what isn't a key or a signature at all.
    ///
    /// @param publicKey the raw 32 bytes
    public boolean isSignedBy(byte[] publicKey, byte[] sig) {
        if (publicKey.length != KEY_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key(publicKey));
            check.update(signedBytes());
            return check.verify(sig);
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException notOfThisForm) {
            return false;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509.length, raw.length);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head h
                && room.equals(h.room)
                && epoch == h.epoch
                && seq == h.seq
                && Arrays.equals(link, h.link);
    }

    @Override
    public int hashCode() {
        return 31 * room.hashCode() + Long.hashCode(seq);
    }
}
