package hcchat.log.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Remembers what it was told, and refuses when it is asked to.
public final class RecordingChanges implements AccountChanges.Reader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<AccountChange> all = new ArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private int caughtUpAt = -1;
    private int timesCaughtUp;

    /// The next calls throw.
    public void refuse(int calls) {
        refusals.set(calls);
    }

    @Override
    public synchronized void changed(List<AccountChange> changes) {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("planted");
        }
        all.addAll(changes);
        notifyAll();
    }

    @Override
    public synchronized void caughtUp() {
        caughtUpAt = all.size();
        timesCaughtUp++;
        notifyAll();
    }

    public synchronized List<AccountChange> all() {
        return List.copyOf(all);
    }

    public synchronized int timesCaughtUp() {
        return timesCaughtUp;
    }

    /// @return how many it had been told by then
    public synchronized int awaitCaughtUp() {
        await(now -> caughtUpAt >= 0);
        return caughtUpAt;
    }

    public synchronized List<AccountChange> awaitChanges(int count) {
        await(now -> now.size() >= count);
        return all();
    }

    /// @throws AssertionError after a minute
    public synchronized void await(Predicate<List<AccountChange>> until) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!until.test(all)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not told in time; told was " + all);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
