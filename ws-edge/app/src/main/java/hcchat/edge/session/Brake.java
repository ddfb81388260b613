package hcchat.edge.session;

import hcchat.edge.inbound.ConnectionLimits;
import hcchat.edge.inbound.TokenBucket;

/// How fast one HCChat socket may speak. Used on the socket's thread only.
final class Brake {
    private final TokenBucket frames;
    private final TokenBucket bytes;

    Brake(ConnectionLimits limits, long now) {
        frames = new TokenBucket(limits.framesASecond(), limits.framesAtOnce(), now);
        bytes = new TokenBucket(limits.bytesASecond(), limits.bytesASecond(), now);
    }

    /// @return 0 when a message of `length` bytes may be heard, else the milliseconds until it may
    long take(int length, long now) {
        long wait = frames.take(1, now);
        return wait > 0 ? wait : bytes.take(length, now);
    }
}
