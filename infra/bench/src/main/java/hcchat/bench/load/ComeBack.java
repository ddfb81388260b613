package hcchat.bench.load;

import java.util.HashSet;
import java.util.Set;

/// Every member tries again until it is in; every sender sends one message then.
public final class ComeBack implements Drive {
    private static final long TRY_EACH_NANOS = 50_000_000;

    private final Set<Sender> waiting;
    private final Set<Sender> acknowledged = new HashSet<>();
    private final int all;
    private long nextTry;

    public ComeBack(LoadLoop loop) {
        waiting = new HashSet<>();
        loop.rooms().forEach(room -> waiting.addAll(room.senders()));
        all = waiting.size();
    }

    public boolean isAcknowledgedEverywhere() {
        return acknowledged.size() == all;
    }

    @Override
    public long tick(LoadLoop loop, long now) {
        if (now - nextTry >= 0) {
            nextTry = now + TRY_EACH_NANOS;
            loop.members().stream().filter(Member::isAway).forEach(loop::open);
            waiting.removeIf(sender -> {
                boolean in = sender.member().isLive();
                if (in) {
                    loop.send(sender, 1, now);
                }
                return in;
            });
        }
        return TRY_EACH_NANOS;
    }

    @Override
    public void refused(LoadLoop loop, Sender sender) {
        waiting.add(sender);
    }

    @Override
    public void answered(LoadLoop loop, Sender sender, long now) {
        acknowledged.add(sender);
    }
}
