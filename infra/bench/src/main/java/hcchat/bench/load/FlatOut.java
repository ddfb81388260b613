package hcchat.bench.load;

import java.util.List;

/// As fast as answers and deliveries come: each sender always has the same number of messages under way.
public final class FlatOut implements Drive {
    private final List<Sender> senders;
    private final int window;
    private final long most;
    private boolean started;
    private boolean stopped;

    /// @param window messages under way a sender
    public FlatOut(List<Sender> senders, int window) {
        this(senders, window, Long.MAX_VALUE);
    }

    /// @param most how many each sender sends in all
    public FlatOut(List<Sender> senders, int window, long most) {
        this.senders = List.copyOf(senders);
        this.window = window;
        this.most = most;
    }

    @Override
    public long tick(LoadLoop loop, long now) {
        if (!started) {
            started = true;
            senders.forEach(sender -> fill(loop, sender, now));
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void answered(LoadLoop loop, Sender sender, long now) {
        goOn(loop, sender, now);
    }

    @Override
    public void heard(LoadLoop loop, Sender sender, long now) {
        goOn(loop, sender, now);
    }

    private void goOn(LoadLoop loop, Sender sender, long now) {
        // Both come in bunches: half a window at once keeps the number of writes down without running dry.
        if (sender.underWay() <= window / 2) {
            fill(loop, sender, now);
        }
    }

    public void stop() {
        stopped = true;
    }

    private void fill(LoadLoop loop, Sender sender, long now) {
        long room = Math.min(window - sender.underWay(), most - sender.sent());
        if (!stopped && room > 0) {
            loop.send(sender, (int) room, now);
        }
    }
}
