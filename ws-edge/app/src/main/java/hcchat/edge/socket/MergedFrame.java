package hcchat.edge.socket;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/// Several complete frames that Jetty takes for one. Jetty writes a header made from [#getPayloadLength()], which is
/// that of the first frame, and then all that the payload holds: the rest of the first frame and whole further ones.
///
/// That Jetty never looks at the payload's true length is nothing it promises: a test compares every byte.
final class MergedFrame extends Frame {
    private final int firstLength;

    /// @param frames one complete text frame or more; not changed
    MergedFrame(ByteBuffer frames) {
        super(OpCode.TEXT);
        this.firstLength = FrameBytes.payloadLength(frames);
        ByteBuffer rest = frames.duplicate();
        rest.position(frames.position() + FrameBytes.headerLength(firstLength));
        this.payload = rest;
    }

    @Override
    public int getPayloadLength() {
        return firstLength;
    }

    // Equality of frames is used by nobody; the payload, which Frame would compare, is consumed while it is written.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "MergedFrame of " + firstLength + " and more bytes";
    }
}
