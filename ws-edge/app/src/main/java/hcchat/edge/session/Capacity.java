package hcchat.edge.session;

import java.util.concurrent.atomic.AtomicInteger;

/// How many memberships this edge holds: past its bound it says so at the door rather than die inside.
public final class Capacity {
    private final int most;
    private final AtomicInteger held = new AtomicInteger();

    /// @param most memberships
    public Capacity(int most) {
        this.most = most;
    }

    boolean take() {
        if (held.incrementAndGet() <= most) {
            return true;
        }
        held.decrementAndGet();
        return false;
    }

    void give() {
        held.decrementAndGet();
    }

    public int held() {
        return held.get();
    }
}
