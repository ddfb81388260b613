package hcchat.room;

/// How far somebody has come in a room: two seqs that only rise, 0 for nothing yet. What was read was delivered.
///
/// @param delivered the highest seq that reached one of the holder's devices
/// @param read the highest seq that the holder has seen
public record Marker(long delivered, long read) {
    public static final Marker NONE = new Marker(0, 0);

    public Marker {
        if (read < 0 || delivered < 0) {
            throw new IllegalArgumentException("a marker at " + delivered + ", " + read);
        }
        delivered = Math.max(delivered, read);
    }

    /// The higher of both, each for itself.
    public Marker raisedTo(Marker other) {
        return new Marker(Math.max(delivered, other.delivered), Math.max(read, other.read));
    }

    /// Nobody has seen what isn't there.
    public Marker upTo(long head) {
        return new Marker(Math.min(delivered, head), Math.min(read, head));
    }
}
