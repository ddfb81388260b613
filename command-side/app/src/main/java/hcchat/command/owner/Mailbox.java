package hcchat.command.owner;

import hcchat.intake.OwnerOffice.Asked;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Where everybody leaves what the owner's thread is to do, and where it takes a round at a time. Requests are bounded;
/// the rest is few: one letter an edge, a partition or a failure.
final class Mailbox {
    private final LinkedBlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final int maxWaiting;
    private final int maxRound;
    private final long paceNanos;
    private long lastRoundNanos;

    /// @param maxWaiting requests that may wait
    /// @param maxRound requests taken at once
    /// @param pace a round starts no sooner than this after the former one
    Mailbox(int maxWaiting, int maxRound, Duration pace) {
        this.maxWaiting = maxWaiting;
        this.maxRound = maxRound;
        this.paceNanos = pace.toNanos();
    }

    void post(Letter letter) {
        letters.add(letter);
    }

    /// @return false when too many requests wait already; these are not taken then
    boolean postRequests(String edge, List<Asked> batch) {
        if (waiting.addAndGet(batch.size()) > maxWaiting) {
            waiting.addAndGet(-batch.size());
            return false;
        }
        letters.add(new Letter.Requests(edge, batch));
        return true;
    }

    /// Moves what has gathered into `round`, in the order of its arrival; waits for the first letter as long as
    /// told.
    void take(List<Letter> round, long millis) throws InterruptedException {
        Letter first = letters.poll(millis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        pace();
        round.add(first);
        int taken = size(first);
        for (Letter letter = letters.peek(); letter != null; letter = letters.peek()) {
            taken += size(letter);
            if (taken > maxRound) {
                break;
            }
            round.add(letters.remove());
        }
        int requests = 0;
        for (Letter letter : round) {
            requests += letter instanceof Letter.Requests ? size(letter) : 0;
        }
        waiting.addAndGet(-requests);
    }

    /// Under load a round begins no sooner than a moment after the former one, so that it carries more.
    private void pace() {
        long wait = lastRoundNanos + paceNanos - System.nanoTime();
        if (wait > 0 && lastRoundNanos != 0) {
            LockSupport.parkNanos(wait);
        }
        lastRoundNanos = System.nanoTime();
    }

    private static int size(Letter letter) {
        return letter instanceof Letter.Requests requests ? requests.batch().size() : 1;
    }
}
