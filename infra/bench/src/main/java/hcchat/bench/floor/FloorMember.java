package hcchat.bench.floor;

import hcchat.bench.socket.Leftovers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// The floor's end of one socket.
final class FloorMember {
    final SocketChannel channel;
    private final SelectionKey key;
    final Leftovers rest = new Leftovers();
    /// Acks that have gathered since the last write; null for those who only listen.
    @Nullable
    ByteBuffer own;

    @Nullable
    FloorRoom room;

    boolean shaken;

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

    void write(ByteBuffer out) throws IOException {
        rest.write(channel, key, out);
    }

    /// Writes the room's frames and then its own, with one call of the system where both are small enough.
    void writeGathered(ByteBuffer ofRoom) throws IOException {
        ByteBuffer acks = own;
        if (acks == null || acks.position() == 0) {
            write(ofRoom);
            return;
        }
        acks.flip();
        if (!rest.isUnsent()) {
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
        rest.flush(channel, key);
    }
}
