package hcchat.edge.session;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Figures of this edge since its start, for hack.chat's `stats`: counted as things happen, so that asking costs
/// nothing. Other edges count their own.
public final class Census {
    private final LongSupplier nanoTime;
    private final long start;
    // How often each address is in a room: no more entries than the edge has memberships. Kept to be counted only.
    private final ConcurrentHashMap<String, Integer> addresses = new ConcurrentHashMap<>();
    private final LongAdder joins = new LongAdder();
    private final LongAdder invites = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder asked = new LongAdder();

    /// @param nanoTime of [System#nanoTime()], or a test's
    public Census(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /// Somebody of this address is in a room.
    void joined(String address) {
        addresses.merge(address, 1, Integer::sum);
        joins.increment();
    }

    /// To be told as often as [#joined].
    void left(String address) {
        addresses.computeIfPresent(address, (key, times) -> times == 1 ? null : (Integer) (times - 1));
    }

    void invited() {
        invites.increment();
    }

    /// A chat was sent on.
    void said() {
        messages.increment();
    }

    /// @param channels with somebody in them
    Figures figures(int channels) {
        Figures figures = new Figures(
                addresses.size(),
                channels,
                joins.sum(),
                invites.sum(),
                messages.sum(),
                asked.sum(),
                Duration.ofNanos(nanoTime.getAsLong() - start));
        asked.increment();
        return figures;
    }

    /// @param users addresses, as hack.chat counts them
    /// @param messages chats that were sent on
    /// @param asked how often figures were asked for before
    record Figures(int users, int channels, long joins, long invites, long messages, long asked, Duration uptime) {
        String shownUptime() {
            return uptime.toDays() + "d " + uptime.toHoursPart() + "h " + uptime.toMinutesPart() + "m "
                    + uptime.toSecondsPart() + "s";
        }
    }
}
