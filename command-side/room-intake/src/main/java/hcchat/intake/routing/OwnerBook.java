package hcchat.intake.routing;

import hcchat.intake.OwnerOffice.OwnerMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps asking who owns what: soon when somebody was wrong about it, else each second, so that an owner who took over
/// in silence hears of the people here before it gives their nicks away.
final class OwnerBook {
    private static final long EACH = TimeUnit.SECONDS.toNanos(1);

    private final List<String> seeds;
    private final OwnerLines lines;
    private final Backoff backoff = new Backoff();
    private List<String> owners = List.of();
    private int turn;
    private boolean asking;
    private boolean wanted;
    private long dueAt;

    OwnerBook(List<String> seeds, OwnerLines lines, long now) {
        this.seeds = seeds;
        this.lines = lines;
        this.dueAt = now;
    }

    void askSoon(long now) {
        if (!wanted) {
            wanted = true;
            dueAt = now + backoff.nextNanos();
        }
    }

    /// The map was right.
    void proved() {
        backoff.reset();
    }

    long idleNanos(long now) {
        return asking ? EACH : Math.max(0, dueAt - now);
    }

    void askIfDue(long now, Consumer<@Nullable OwnerMap> answer) {
        if (asking || now - dueAt < 0) {
            return;
        }
        asking = true;
        wanted = false;
        // Owners know best; the seeds know when all owners are gone.
        int candidates = owners.size() + seeds.size();
        int chosen = Math.floorMod(turn, candidates);
        lines.askOwners(chosen < owners.size() ? owners.get(chosen) : seeds.get(chosen - owners.size()), answer);
    }

    void answered(@Nullable OwnerMap map, long now) {
        asking = false;
        if (map == null) {
            turn++;
            dueAt = now + backoff.nextNanos();
            return;
        }
        owners = map.addresses().stream().filter(a -> a != null).distinct().toList();
        boolean complete = map.addresses().stream().allMatch(a -> a != null);
        if (!wanted) {
            dueAt = now + (complete ? EACH : backoff.nextNanos());
        }
    }
}
