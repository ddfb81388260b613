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
        refill(now);
        if (left >= units) {
            left -= units;
            return 0;
        }
        return millisUntil(units);
    }

    /// 0 when anything is there, else the milliseconds after which something will be.
    public long untilAny(long now) {
        refill(now);
        return left > 0 ? 0 : millisUntil(0);
    }

    /// Takes `units` that were used already, whether or not they were there: what lacks has to come back first.
    public void charge(double units, long now) {
        refill(now);
        left -= units;
    }

    private void refill(long now) {
        left = Math.min(burst, left + (now - at) / NANOS * aSecond);
        at = now;
    }

    private long millisUntil(double units) {
        return Math.max(1, (long) Math.ceil((units - left) / aSecond * 1_000));
    }
}
