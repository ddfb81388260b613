package hcchat.bench.load;

import java.util.Iterator;
import java.util.List;

/// Brings members in, a number of them on their way at a time.
public final class Arrival implements Drive {
    private final Iterator<Member> next;
    private final int atOnce;

    public Arrival(List<Member> members, int atOnce) {
        this.next = List.copyOf(members).iterator();
        this.atOnce = atOnce;
    }

    @Override
    public long tick(LoadLoop loop, long now) {
        while (next.hasNext() && loop.opening() < atOnce) {
            loop.open(next.next());
        }
        return Long.MAX_VALUE;
    }
}
