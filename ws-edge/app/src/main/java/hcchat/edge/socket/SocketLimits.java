package hcchat.edge.socket;

/// @param maxMessage bytes of the longest message that is read; longer ones are thrown away
/// @param maxSwallowed bytes of one message after which the peer is cut off rather than listened to any longer
/// @param maxQueued bytes that may wait for a peer: above it the peer is too slow, and resumes by reconnecting
/// @param maxWrite bytes merged into one write
public record SocketLimits(int maxMessage, long maxSwallowed, int maxQueued, int maxWrite) {
    // hack.chat's longest frame; a message of its 100 MiB only costs reading; 1 MiB is seconds of a busy room and
    // bounds what
    // 10,000 stuck peers can hold; 64 KiB is about what a socket takes at once.
    public static final SocketLimits DEFAULTS = new SocketLimits(64 << 10, 16 << 20, 1 << 20, 64 << 10);
}
