package hcchat.edge.socket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Joins the pieces of one message. Past its bound it goes on counting and keeps nothing.
final class Inbox {
    private final int bound;
    private byte[] bytes = new byte[0];
    private long length;

    /// @param bound bytes of the longest message that is kept
    Inbox(int bound) {
        this.bound = bound;
    }

    /// A message that came in one piece, or null when it is longer than `bound`.
    static byte @Nullable [] whole(@Nullable ByteBuffer payload, int bound) {
        if (payload == null) {
            return new byte[0];
        }
        if (payload.remaining() > bound) {
            return null;
        }
        byte[] message = new byte[payload.remaining()];
        payload.get(message);
        return message;
    }

    void add(@Nullable ByteBuffer piece) {
        if (piece == null) {
            return;
        }
        int more = piece.remaining();
        if (length + more <= bound) {
            int at = (int) length;
            if (at + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(bound, Math.max(at + more, 2 * bytes.length)));
            }
            piece.get(bytes, at, more);
        } else {
            bytes = new byte[0];
        }
        length += more;
    }

    /// Bytes that have come, kept or not.
    long length() {
        return length;
    }

    /// What was joined, or null when it is longer than the bound.
    byte @Nullable [] message() {
        return length > bound ? null : Arrays.copyOf(bytes, (int) length);
    }
}
