package hcchat.edge.session;

import hcchat.edge.inbound.TokenBucket;

/// How fast one HCChat socket may speak. Used on the socket's thread only.
final class Brake {
    // A person types a message a second; 60 let a client catch up on what it kept while it was away.
    private static final double FRAMES_A_SECOND = 10;
    private static final double FRAMES_BURST = 60;
    // Four of the longest frames a second.
    private static final double BYTES_A_SECOND = 256 << 10;

    private final TokenBucket frames;
    private final TokenBucket bytes;

    Brake(long now) {
        frames = new TokenBucket(FRAMES_A_SECOND, FRAMES_BURST, now);
        bytes = new TokenBucket(BYTES_A_SECOND, BYTES_A_SECOND, now);
    }

    /// @return 0 when a message of `length` bytes may be heard, else the milliseconds until it may
    long take(int length, long now) {
        long wait = frames.take(1, now);
        return wait > 0 ? wait : bytes.take(length, now);
    }
}
