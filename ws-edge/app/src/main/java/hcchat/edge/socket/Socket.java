package hcchat.edge.socket;

import java.nio.ByteBuffer;

/// One peer's connection as the edge sees it. Every method may be called from any thread and returns at once.
public interface Socket {
    /// Adds complete encoded WebSocket frames (see [FrameBytes]) behind what waits already; they leave with the
    /// next [#flush()], several as one write. The bytes from position to limit are shared: nobody may change them
    /// afterwards, and the buffer's own position isn't moved.
    ///
    /// A peer that doesn't read gets no more than its bound: who is above it when something comes is cut off.
    ///
    /// @return false when the connection is closed or has just been cut off
    boolean enqueue(ByteBuffer frames);

    /// Writes what waits, unless a write is under way: then that one's end does it.
    void flush();

    /// [#enqueue(ByteBuffer)] and [#flush()].
    default boolean send(ByteBuffer frames) {
        boolean taken = enqueue(frames);
        flush();
        return taken;
    }

    /// Bytes that wait or are being written.
    int queued();

    /// No further message is read until [#release()] was called as often as this; what is being told now is the
    /// last. To be called while a message is told.
    void hold();

    /// Ends [#hold()].
    void release();

    /// Sends a ping; a peer that has been silent for two of them is cut off. After [#close] whatever it says is
    /// silence.
    void ping();

    /// Says goodbye behind what waits, which is written first; nothing more is taken in either direction. A second
    /// goodbye is none. A peer that neither reads nor answers meanwhile is cut off by the pings.
    ///
    /// @param code a WebSocket status, or [#NO_STATUS] for a close frame without one
    void close(int code, String reason);

    /// Cuts the connection.
    void abort();

    /// The peer's address as text, the same for the same peer; an IPv6 network counts as one peer. Personal: for no
    /// log.
    String address();

    int NO_STATUS = 1005;
    int GOING_AWAY = 1001;
    int BAD_DATA = 1007;
    int POLICY = 1008;
    int TOO_BIG = 1009;
    int TRY_AGAIN_LATER = 1013;
    /// Another socket of the same device has taken this one's place: who comes back would only take it in turn.
    int REPLACED = 4001;
    /// The token that the socket stood on was ended: its device, its account, or it alone.
    int TOKEN_REVOKED = 4002;
    /// The token that the socket stood on has run out, and no newer one was brought.
    int TOKEN_EXPIRED = 4003;
}
