package hcchat.edge.fanout;

import java.nio.ByteBuffer;

/// Shared frames outside the heap, cut from large pieces one after the other: an own allocation a message would cost
/// more than the message. Nobody counts who still reads a piece: it goes when its last slice does. For one thread.
final class DirectSlab {
    private static final int PIECE = 1 << 20;
    // Above it a slice would keep a mostly empty piece alive, or not fit.
    private static final int LARGE = PIECE / 4;

    private ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

    ByteBuffer copy(byte[] from, int length) {
        if (length > LARGE) {
            return ByteBuffer.allocateDirect(length).put(from, 0, length).flip();
        }
        if (piece.remaining() < length) {
            piece = ByteBuffer.allocateDirect(PIECE);
        }
        ByteBuffer slice = piece.slice(piece.position(), length);
        piece.put(from, 0, length);
        return slice;
    }
}
