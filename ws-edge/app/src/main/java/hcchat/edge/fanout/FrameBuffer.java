package hcchat.edge.fanout;

import hcchat.edge.socket.FrameBytes;
import hcchat.wire.frames.JsonBuffer;
import java.nio.ByteBuffer;

/// Writes JSON straight into WebSocket frames, one after the other in one array.
public final class FrameBuffer extends JsonBuffer {
    // Room for the usual header; when the payload turns out shorter or much longer, it is moved.
    private static final int RESERVED = 4;

    private int frame;

    /// Begins a frame.
    @Override
    public FrameBuffer begin() {
        frame = at;
        room(RESERVED + 1);
        at += RESERVED;
        open();
        return this;
    }

    /// Ends the frame.
    @Override
    public void end() {
        shut();
        int payload = at - frame - RESERVED;
        int header = FrameBytes.headerLength(payload);
        if (header != RESERVED) {
            room(FrameBytes.MAX_HEADER);
            System.arraycopy(bytes, frame + RESERVED, bytes, frame + header, payload);
            at += header - RESERVED;
        }
        FrameBytes.putHeader(bytes, frame, payload);
    }

    /// A copy of all frames in memory outside the heap, which the transport needn't copy again for every peer.
    ByteBuffer copy(DirectSlab slab) {
        return slab.copy(bytes, at);
    }

    /// Builds frames apart from any buffer that is in use.
    public static ByteBuffer frames(java.util.function.Consumer<FrameBuffer> writing) {
        FrameBuffer out = SPARE.get();
        if (out.at != 0) {
            out = new FrameBuffer();
        }
        writing.accept(out);
        ByteBuffer frames = out.copy();
        out.clear();
        return frames;
    }

    private static final ThreadLocal<FrameBuffer> SPARE = ThreadLocal.withInitial(FrameBuffer::new);
}
