package hcchat.log.memory;

import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChanges;
import hcchat.log.account.AccountChanges.Following;
import hcchat.log.memory.AccountTape.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Gives a reader what it hasn't seen, on a thread of its own.
final class TapeFollower implements Following {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AccountTape tape;
    private final InMemoryAccountLog client;
    private final long fromMillis;
    private final AccountChanges.Reader reader;
    private final Thread thread;

    // Used with the tape's lock.
    private int incarnation;
    private int next;
    private int end;
    private boolean toldCaughtUp;
    private final List<CompletableFuture<Void>> asked = new ArrayList<>();
    private volatile boolean closed;
    // From under the lock to after it, on the follower's thread alone.
    private List<AccountChange> taken = List.of();
    private boolean caughtUp;
    private List<CompletableFuture<Void>> reached = List.of();

    TapeFollower(AccountTape tape, InMemoryAccountLog client, long fromMillis, AccountChanges.Reader reader) {
        this.tape = tape;
        this.client = client;
        this.fromMillis = fromMillis;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("memory-account-reader").daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            taken = List.of();
            caughtUp = false;
            reached = List.of();
            tape.await(this::step);
            List<AccountChange> changes = taken;
            if (!changes.isEmpty()) {
                untilTaken(() -> reader.changed(changes));
            }
            if (caughtUp) {
                untilTaken(reader::caughtUp);
            }
            reached.forEach(one -> one.complete(null));
        }
    }

    private boolean step(List<Noted> all, int tapes, boolean away) {
        if (closed) {
            return true;
        }
        if (away || client.paused()) {
            return false;
        }
        if (incarnation != tapes) {
            incarnation = tapes;
            next = 0;
            end = all.size();
        }
        taken = all.subList(next, all.size()).stream()
                .filter(noted -> noted.millis() >= fromMillis)
                .map(Noted::change)
                .toList();
        boolean moved = next < all.size();
        next = all.size();
        caughtUp = !toldCaughtUp && next >= end;
        toldCaughtUp |= caughtUp;
        reached = List.copyOf(asked);
        asked.clear();
        return moved || caughtUp || !reached.isEmpty();
    }

    @Override
    public CompletableFuture<Void> reachNow() {
        CompletableFuture<Void> wanted = new CompletableFuture<>();
        tape.change(() -> asked.add(wanted));
        return wanted;
    }

    private void untilTaken(Runnable call) {
        while (!closed) {
            try {
                call.run();
                return;
            } catch (RuntimeException _) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        tape.change(() -> closed = true);
        if (thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
