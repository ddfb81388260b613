package hcchat.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A listener that keeps all it hears, for those who look at a room afterwards or wait for something in it.
public final class Transcript implements Consumer<RoomSignal> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final List<RoomSignal> signals = new ArrayList<>();

    @Override
    public void accept(RoomSignal signal) {
        lock.lock();
        try {
            signals.add(signal);
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Everything so far.
    public List<RoomSignal> signals() {
        lock.lock();
        try {
            return List.copyOf(signals);
        } finally {
            lock.unlock();
        }
    }

    /// The stored history as it was told, so far.
    public List<Told> told() {
        return signals().stream()
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .toList();
    }

    /// What a healthy server never causes: [RoomSignal.OutOfTurn], [RoomSignal.Distrusted].
    public List<RoomSignal> troubles() {
        return signals().stream()
                .filter(signal -> signal instanceof RoomSignal.OutOfTurn || signal instanceof RoomSignal.Distrusted)
                .toList();
    }

    /// Waits until the history was told up to `seq`.
    ///
    /// @throws TimeoutException if it isn't in time
    public void awaitSeq(long seq, Duration within) throws InterruptedException, TimeoutException {
        await(signal -> signal instanceof Told told && told.to() >= seq, within);
    }

    /// Waits for the first signal that fits; those that came already count.
    ///
    /// @throws TimeoutException if none comes in time
    public RoomSignal await(Predicate<RoomSignal> fits, Duration within) throws InterruptedException, TimeoutException {
        long left = within.toNanos();
        int looked = 0;
        lock.lockInterruptibly();
        try {
            while (true) {
                for (; looked < signals.size(); looked++) {
                    if (fits.test(signals.get(looked))) {
                        return signals.get(looked);
                    }
                }
                if (left <= 0) {
                    throw new TimeoutException("not among " + signals.size() + " signals");
                }
                left = heard.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
