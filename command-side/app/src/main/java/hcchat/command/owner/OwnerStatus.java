package hcchat.command.owner;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// What others may know of the owner while it works.
public final class OwnerStatus {
    private final AtomicIntegerArray owned;
    private volatile @Nullable String refusal;
    private volatile boolean stopped;

    OwnerStatus(int partitions) {
        owned = new AtomicIntegerArray(partitions);
    }

    void owns(int part, boolean mine) {
        owned.set(part, mine ? 1 : 0);
    }

    void refused(@Nullable String why) {
        refusal = why;
    }

    void stopped() {
        stopped = true;
    }

    public boolean owns(int part) {
        return owned.get(part) == 1;
    }

    public boolean isAlive() {
        return !stopped;
    }

    /// How many partitions this process owns, their publication finished.
    public int count() {
        int count = 0;
        for (int part = 0; part < owned.length(); part++) {
            count += owned.get(part);
        }
        return count;
    }

    /// Why a partition can't be taken for good, or null.
    public @Nullable String refusal() {
        return refusal;
    }
}
