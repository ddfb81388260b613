package hcchat.command.store;

import hcchat.command.keys.RoomKey;
import hcchat.command.rights.Rights;
import hcchat.command.rights.RightsCodec;
import hcchat.room.RoomId;
import hcchat.storage.seal.AeadKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A room's rights as they lie in the store: the key's number (4 B), then the sealed bytes. Room and seq are
/// authenticated.
public final class SealedRights {
    private static final byte[] LABEL = "hcchat room state v1".getBytes(StandardCharsets.US_ASCII);

    private SealedRights() {}

    public static byte[] seal(RoomId room, long seq, RoomKey key, Rights rights) {
        byte[] bytes = key.aead().seal(associatedData(room, seq), RightsCodec.encode(rights));
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(key.kid())
                .put(bytes)
                .array();
    }

    /// The number of the key that opens it.
    static int kid(byte[] row) {
        return ByteBuffer.wrap(row).getInt();
    }

    /// @throws hcchat.storage.seal.SealBroken if the row was made for another room or seq, or was changed
    static Rights open(RoomId room, long seq, AeadKey key, byte[] row) {
        return RightsCodec.decode(key.open(associatedData(room, seq), Arrays.copyOfRange(row, 4, row.length)));
    }

    private static byte[] associatedData(RoomId room, long seq) {
        return ByteBuffer.allocate(LABEL.length + 24)
                .put(LABEL)
                .putLong(room.hi())
                .putLong(room.lo())
                .putLong(seq)
                .array();
    }
}
