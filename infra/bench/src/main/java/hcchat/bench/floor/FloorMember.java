package hcchat.bench.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// The floor's end of one socket.
final class FloorMember {
    final SocketChannel channel;
    private final SelectionKey key;
    /// Acks that have gathered since the last write; null for those who only listen.
    @Nullable
    ByteBuffer own;

    @Nullable
    FloorRoom room;

    boolean shaken;
    private byte @Nullable [] partial;
    private @Nullable ByteBuffer unsent;

    FloorMember(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    ByteBuffer own() {
        ByteBuffer acks = own;
        if (acks == null) {
            acks = ByteBuffer.allocateDirect(64 << 10);
            own = acks;
        }
        return acks;
    }

    void takePartial(ByteBuffer into) {
        if (partial != null) {
            into.put(partial);
            partial = null;
        }
    }

    void keepPartial(ByteBuffer from, int at, int end) {
        if (at < end) {
            byte[] rest = new byte[end - at];
            from.get(at, rest);
            partial = rest;
        }
    }

    void write(ByteBuffer out) throws IOException {
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

    /// Writes the room's frames and then its own, with one call of the system where both are small enough.
    void writeGathered(ByteBuffer ofRoom) throws IOException {
        ByteBuffer acks = own;
        if (acks == null || acks.position() == 0) {
            write(ofRoom);
            return;
        }
        acks.flip();
        if (unsent == null) {
            channel.write(new ByteBuffer[] {ofRoom, acks});
        }
        if (ofRoom.hasRemaining()) {
            write(ofRoom);
        }
        if (acks.hasRemaining()) {
            write(acks);
        }
        acks.clear();
    }

    void flush() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        }
    }
}
