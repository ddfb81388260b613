package hcchat.bench.load;

import java.util.List;

/// Sends at a fixed rate, whatever the answers do, from the rooms' senders in turn. A message that leaves late counts
/// from when it was due, so that a server which stands still can't hide it.
public final class OpenLoop implements Drive {
    private static final long SECOND = 1_000_000_000;

    private final List<Sender> senders;
    private final double interval;
    private final long start;
    private long sent;
    private boolean stopped;

    /// @param rate messages a second, of all senders together
    public OpenLoop(List<Sender> senders, double rate, long start) {
        this.senders = List.copyOf(senders);
        this.interval = SECOND / rate;
        this.start = start;
    }

    @Override
    public long tick(LoadLoop loop, long now) {
        if (stopped) {
            return Long.MAX_VALUE;
        }
        long due = due();
        while (due <= now) {
            loop.send(senders.get((int) (sent % senders.size())), 1, due);
            sent++;
            due = due();
        }
        return due - now;
    }

    public void stop() {
        stopped = true;
    }

    private long due() {
        return start + (long) (sent * interval);
    }
}
