package hcchat.edge.inbound;

import java.util.function.LongSupplier;

/// What one address still may. Its sockets hold it, so that a message costs no look-up. Safe for threads.
public final class Allowance {
    private static final double SECONDS_A_MINUTE = 60;

    private final String address;
    private final AddressLimits limits;
    private final LongSupplier nanoTime;
    private final TokenBucket frames;
    private final TokenBucket joins;
    private final TokenBucket replay;
    private int memberships;
    // Guarded by the ledger.
    private int sockets;
    private long left;

    Allowance(String address, AddressLimits limits, LongSupplier nanoTime) {
        long now = nanoTime.getAsLong();
        this.address = address;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.frames = new TokenBucket(limits.framesASecond(), limits.framesAtOnce(), now);
        this.joins = new TokenBucket(limits.joinsASecond(), limits.joinsAtOnce(), now);
        long bytes = limits.replayBytesAMinute();
        this.replay = new TokenBucket(bytes / SECONDS_A_MINUTE, bytes, now);
    }

    /// @return 0 when another frame may be heard, else the milliseconds until it may
    public synchronized long frame() {
        return frames.take(1, nanoTime.getAsLong());
    }

    /// @return 0 when another join may be tried, else the milliseconds until it may
    public synchronized long join() {
        return joins.take(1, nanoTime.getAsLong());
    }

    /// @return 0 when another replay or page may begin, else the milliseconds until it may
    public synchronized long untilReplay() {
        return replay.untilAny(nanoTime.getAsLong());
    }

    /// A replay or a page has brought so many bytes: how many it would be wasn't known before.
    public synchronized void replayed(int bytes) {
        replay.charge(bytes, nanoTime.getAsLong());
    }

    /// @return false when the address holds as many memberships as it may
    public synchronized boolean takeMembership() {
        if (memberships >= limits.memberships()) {
            return false;
        }
        memberships++;
        return true;
    }

    /// A membership that came about before it was known that the socket counts.
    public synchronized void addMembership() {
        memberships++;
    }

    public synchronized void giveMembership() {
        memberships--;
    }

    String address() {
        return address;
    }

    boolean isFull() {
        return sockets >= limits.sockets();
    }

    void come() {
        sockets++;
    }

    /// @return whether it was the last
    boolean go(long now) {
        left = now;
        return --sockets == 0;
    }

    /// When its last socket went.
    long left() {
        return left;
    }

    @Override
    public String toString() {
        return "Allowance";
    }
}
