package hcchat.log.memory;

import hcchat.log.account.AccountChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// `account.changes` in memory, shared by what stands for several processes; faults come on demand.
public final class AccountTape {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<Noted> all = new ArrayList<>();
    private int incarnation = 1;
    private boolean away;

    /// While it is away nothing can be told and nothing is read.
    public void away(boolean now) {
        change(() -> away = now);
    }

    /// Another one, empty.
    public void wipe() {
        change(() -> {
            all = new ArrayList<>();
            incarnation++;
        });
    }

    /// @return false while it is away
    boolean add(List<AccountChange> changes) {
        lock.lock();
        try {
            if (away) {
                return false;
            }
            changes.forEach(change -> all.add(new Noted(System.currentTimeMillis(), change)));
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    String incarnation() {
        lock.lock();
        try {
            return Integer.toString(incarnation);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until `step` has something to do.
    void await(Step step) {
        lock.lock();
        try {
            while (!step.taken(all, incarnation, away)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What a follower does when something has changed. The lock is held.
    interface Step {
        /// @return false when there was nothing to do
        boolean taken(List<Noted> all, int incarnation, boolean away);
    }

    /// @param millis when it was told
    record Noted(long millis, AccountChange change) {}
}
