package hcchat.log.memory;

import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog.Subscription;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountLog;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process's way to an [AccountTape].
public final class InMemoryAccountLog implements AccountLog {
    private final AccountTape tape;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    // Guarded by the tape's lock.
    private boolean paused;

    /// One with a tape of its own.
    public InMemoryAccountLog() {
        this(new AccountTape());
    }

    public InMemoryAccountLog(AccountTape tape) {
        this.tape = tape;
    }

    /// From now on the readers of this process get nothing; what they have in hand they finish.
    public void pauseReaders() {
        tape.change(() -> paused = true);
    }

    public void resumeReaders() {
        tape.change(() -> paused = false);
    }

    /// The lock is held.
    boolean paused() {
        return paused;
    }

    @Override
    public void publish(List<AccountChange> changes) {
        if (!tape.add(changes)) {
            throw new LogUnavailable("account changes could not be told", new IOException("planted"));
        }
    }

    @Override
    public String incarnation() {
        return tape.incarnation();
    }

    @Override
    public Following follow(long fromMillis, Reader reader) {
        TapeFollower following = new TapeFollower(tape, this, fromMillis, reader);
        open.add(following);
        return following;
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        open.clear();
    }
}
