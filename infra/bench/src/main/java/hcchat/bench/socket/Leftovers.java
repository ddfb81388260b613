package hcchat.bench.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// What one non-blocking socket leaves over: the beginning of a frame whose rest hasn't come, and what it didn't take.
public final class Leftovers {
    private byte @Nullable [] partial;
    private @Nullable ByteBuffer unsent;

    /// Puts what is left over of the last read in front of the next one.
    public void takePartial(ByteBuffer into) {
        if (partial != null) {
            into.put(partial);
            partial = null;
        }
    }

    /// Keeps the bytes of `from` between `at` and `end` for the next read.
    public void keepPartial(ByteBuffer from, int at, int end) {
        if (at < end) {
            byte[] rest = new byte[end - at];
            from.get(at, rest);
            partial = rest;
        }
    }

    /// Whether something waits to be sent: nothing may be written past it.
    public boolean isUnsent() {
        return unsent != null;
    }

    /// Writes behind what waits, and keeps what the socket doesn't take.
    public void write(SocketChannel channel, SelectionKey key, ByteBuffer out) throws IOException {
        if (unsent != null) {
            unsent = ByteBuffer.allocate(unsent.remaining() + out.remaining())
                    .put(unsent)
                    .put(out)
                    .flip();
            return;
        }
        channel.write(out);
        if (out.hasRemaining()) {
            unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    /// The socket takes again.
    public void flush(SocketChannel channel, SelectionKey key) throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        }
    }

    /// The socket is gone, and what was left with it.
    public void clear() {
        partial = null;
        unsent = null;
    }
}
