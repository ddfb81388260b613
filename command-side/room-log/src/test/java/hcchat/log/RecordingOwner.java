package hcchat.log;

import hcchat.log.RoomLog.OwnershipListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Keeps what it owns and what it was told.
public class RecordingOwner implements OwnershipListener {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final long slownessNanos;
    private final TreeSet<Integer> owned = new TreeSet<>();
    private final List<String> told = new ArrayList<>();

    public RecordingOwner() {
        this(Duration.ZERO);
    }

    /// @param slowness how long it takes to give partitions up
    public RecordingOwner(Duration slowness) {
        this.slownessNanos = slowness.toNanos();
    }

    @Override
    public synchronized void assigned(Collection<Integer> partitions) {
        note("assigned", partitions);
        owned.addAll(partitions);
    }

    @Override
    public void revoked(Collection<Integer> partitions) {
        LockSupport.parkNanos(slownessNanos);
        synchronized (this) {
            note("revoked", partitions);
            owned.removeAll(partitions);
        }
    }

    @Override
    public synchronized void lost(Collection<Integer> partitions) {
        note("lost", partitions);
        owned.removeAll(partitions);
    }

    private void note(String what, Collection<Integer> partitions) {
        told.add(what + " " + new TreeSet<>(partitions));
        notifyAll();
    }

    public synchronized List<Integer> owned() {
        return List.copyOf(owned);
    }

    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    public void awaitOwned(int count) {
        await(all -> all.size() == count);
    }

    public synchronized void await(Predicate<Collection<Integer>> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(owned)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain, owning " + owned + ", told " + told);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
