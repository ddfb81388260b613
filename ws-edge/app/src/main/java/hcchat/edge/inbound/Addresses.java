package hcchat.edge.inbound;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The allowances of all addresses that have HCChat sockets, and of those that had some a moment ago: who cuts and
/// comes back finds what they had used. No more of them than sockets and [#MOST] together, however many addresses
/// somebody has.
public final class Addresses {
    /// Addresses without a socket that are remembered, at some 300 B each. Who is forgotten early begins anew: only
    /// one who has more addresses than this gains by that.
    static final int MOST = 10_000;

    // Longer than what all sockets of an address can overdraw by replays takes to come back.
    private static final long FORGOTTEN_NANOS = 10L * 60 * 1_000_000_000;

    private final AddressLimits limits;
    private final LongSupplier nanoTime;
    private final Map<String, Allowance> here = new HashMap<>();
    // In the order in which their last sockets went.
    private final Map<String, Allowance> gone = new LinkedHashMap<>();

    /// @param nanoTime of [System#nanoTime()], or a test's
    public Addresses(AddressLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /// A socket of the address wants to come in.
    ///
    /// @return what it shares with its address, to be given back by [#leave]; null when there are as many as may be
    public synchronized @Nullable Allowance enter(String address) {
        Allowance allowance = here.get(address);
        if (allowance == null) {
            Allowance former = gone.remove(address);
            allowance = former == null ? new Allowance(address, limits, nanoTime) : former;
            here.put(address, allowance);
        }
        if (allowance.isFull()) {
            return null;
        }
        allowance.come();
        return allowance;
    }

    public synchronized void leave(Allowance allowance) {
        if (allowance.go(nanoTime.getAsLong())) {
            here.remove(allowance.address());
            gone.put(allowance.address(), allowance);
            if (gone.size() > MOST) {
                gone.remove(gone.keySet().iterator().next());
            }
        }
    }

    /// Forgets who has long gone; to be called every second or so.
    public synchronized void sweep() {
        long now = nanoTime.getAsLong();
        Iterator<Allowance> eldest = gone.values().iterator();
        while (eldest.hasNext() && now - eldest.next().left() > FORGOTTEN_NANOS) {
            eldest.remove();
        }
    }

    synchronized int remembered() {
        return here.size() + gone.size();
    }
}
