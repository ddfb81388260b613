package hcchat.command.owner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which edges talk to this owner, and which broke off and may still come back.
final class EdgeLeases {
    private final Duration lease;
    private final Map<String, Long> stream = new HashMap<>();
    private final Map<String, Long> endsAt = new HashMap<>();

    EdgeLeases(Duration lease) {
        this.lease = lease;
    }

    void attached(String edge, long number) {
        stream.put(edge, number);
        endsAt.remove(edge);
    }

    void detached(String edge, long number, long nowNanos) {
        Long current = stream.get(edge);
        if (current != null && current == number) {
            endsAt.put(edge, nowNanos + lease.toNanos());
        }
    }

    /// The edges whose time is over, once each.
    List<String> expired(long nowNanos) {
        List<String> gone = new ArrayList<>();
        endsAt.forEach((edge, end) -> {
            if (nowNanos - end >= 0) {
                gone.add(edge);
            }
        });
        gone.forEach(edge -> {
            endsAt.remove(edge);
            stream.remove(edge);
        });
        return gone;
    }
}
