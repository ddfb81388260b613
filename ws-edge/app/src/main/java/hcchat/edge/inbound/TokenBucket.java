package hcchat.edge.inbound;

/// So many units a second, and a burst on top. Not safe for threads.
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double aSecond;
    private final double burst;
    private double left;
    private long at;

    /// @param now of [System#nanoTime()], as in [#take]
    public TokenBucket(double aSecond, double burst, long now) {
        this.aSecond = aSecond;
        this.burst = burst;
        this.left = burst;
        this.at = now;
    }

    /// Takes `units`.
    ///
    /// @return 0 when they were there; else, and then nothing was taken, the milliseconds after which they will be
    public long take(double units, long now) {
        left = Math.min(burst, left + (now - at) / NANOS * aSecond);
        at = now;
        if (left >= units) {
            left -= units;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((units - left) / aSecond * 1_000));
    }
}
