package hcchat.wire.chain;

import hcchat.room.Blind;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// How the events of a room hang together: `digest = SHA-256(blind ‖ canonical bytes)`,
/// `link(n) = SHA-256(link(n−1) ‖ room ‖ seq ‖ digest)`. Who has a head's link can check every event before it.
public final class Chain {
    /// Length of a digest and of a link.
    public static final int BYTES = 32;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Chain::sha256);
    private static final int LINKED = BYTES + 16 + 8 + BYTES;

    private Chain() {}

    /// The link before the first event: 32 zero bytes.
    public static byte[] start() {
        return new byte[BYTES];
    }

    /// @throws IllegalArgumentException if a text of the event has no canonical form
    public static byte[] digest(RoomEvent event) {
        return digest(event.meta().blind(), CanonicalBytes.of(event));
    }

    public static byte[] digest(Blind blind, byte[] canonical) {
        MessageDigest sha = SHA_256.get();
        sha.update(blind.bytes());
        return sha.digest(canonical);
    }

    /// The link of the event `seq`.
    ///
    /// @param previous link(seq − 1)
    public static byte[] link(byte[] previous, RoomId room, long seq, byte[] digest) {
        if (previous.length != BYTES || digest.length != BYTES) {
            throw new IllegalArgumentException("links and digests have " + BYTES + " bytes");
        }
        ByteBuffer linked = ByteBuffer.allocate(LINKED);
        linked.put(previous).putLong(room.hi()).putLong(room.lo()).putLong(seq).put(digest);
        return SHA_256.get().digest(linked.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
