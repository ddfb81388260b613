package hcchat.edge.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notices that this process stood still: stopped, swapped out, starved. Who was ended meanwhile isn't known then; so
/// nothing is told to anybody and nothing taken from who stands on an account's token before everything has been read
/// that was told until it went on.
///
/// No thread can slip through that goes on earlier than the others: each asks the clock itself.
public final class Wakefulness implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(100);
    // With the time in which a change is read it is less than the second within which the dead must be out.
    private static final long STANDSTILL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    // A log that is away holds up nobody for longer: what it can't tell ends with its token.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<CompletableFuture<Void>> reachNow;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("edge-beat").daemon().factory());
    private volatile @Nullable CompletableFuture<Void> doubt;
    // Written after the doubt: who sees this moved sees that one.
    private volatile long beatNanos;

    /// @param reachNow reads what was told until now of what has ended
    /// @param nanoTime of [System#nanoTime()], or a test's
    public Wakefulness(Supplier<CompletableFuture<Void>> reachNow, LongSupplier nanoTime) {
        this.reachNow = reachNow;
        this.nanoTime = nanoTime;
        this.beatNanos = nanoTime.getAsLong();
    }

    public void start() {
        var _ = beating.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void beat() {
        // Read once: a standstill after that is seen by the next who looks.
        long now = nanoTime.getAsLong();
        if (now - beatNanos <= STANDSTILL_NANOS) {
            beatNanos = now;
        } else {
            stoodStill();
        }
    }

    /// Whether it isn't known now what has ended.
    public boolean isInDoubt() {
        return doubt() != null;
    }

    /// Done once it is known what has ended; null when it is known.
    @Nullable
    CompletableFuture<Void> doubt() {
        if (nanoTime.getAsLong() - beatNanos > STANDSTILL_NANOS) {
            stoodStill();
        }
        return doubt;
    }

    /// Waits as long as there is a doubt: 5 s at most, unless it stands still again.
    public void awaitCertainty() {
        for (CompletableFuture<Void> until = doubt(); until != null; until = doubt()) {
            until.join();
        }
    }

    private synchronized void stoodStill() {
        long now = nanoTime.getAsLong();
        if (now - beatNanos > STANDSTILL_NANOS) {
            begin();
            beatNanos = now;
        }
    }

    /// Who waits for an earlier doubt looks again when that is over.
    private void begin() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        doubt = until;
        var _ = reachNow.get()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> end(until));
    }

    private void end(CompletableFuture<Void> over) {
        synchronized (this) {
            if (doubt == over) {
                doubt = null;
            }
        }
        over.complete(null);
    }

    @Override
    public void close() {
        beating.shutdownNow();
        CompletableFuture<Void> last = doubt;
        if (last != null) {
            end(last);
        }
    }
}
