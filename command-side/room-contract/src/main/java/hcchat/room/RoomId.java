package hcchat.room;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The only name of a room outside the frames that people see: 16 bytes derived from the channel under a server secret.
/// It is no capability: knowing it opens nothing.
public record RoomId(long hi, long lo) {
    private static final String PREFIX = "r_";

    /// Reads the next 16 bytes of `from`.
    public static RoomId read(ByteBuffer from) {
        return new RoomId(from.getLong(), from.getLong());
    }

    /// The first 16 bytes of `bytes`.
    public static RoomId of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /// The room that `r_…` names, or null when the text isn't a room id.
    public static @Nullable RoomId parse(String text) {
        if (!looksLikeRoomId(text)) {
            return null;
        }
        try {
            return read(Bits128.parse(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /// Whether a channel's name could be taken for a room id; such channels are refused.
    public static boolean looksLikeRoomId(String text) {
        return text.length() == PREFIX.length() + 22 && text.startsWith(PREFIX);
    }

    /// The log partition of this room: its first 4 bytes, unsigned, modulo `partitions`.
    public int partition(int partitions) {
        return Integer.remainderUnsigned((int) (hi >>> 32), partitions);
    }

    public byte[] bytes() {
        return Bits128.bytes(hi, lo);
    }

    @Override
    public String toString() {
        return PREFIX + Bits128.text(hi, lo);
    }
}
