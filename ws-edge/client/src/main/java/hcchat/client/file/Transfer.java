package hcchat.client.file;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A file on its way. Thread-safe.
public final class Transfer {
    /// What is done, on a thread of its own.
    @FunctionalInterface
    interface Work {
        TransferOutcome run(Transfer transfer) throws InterruptedException;
    }

    private final CompletableFuture<TransferOutcome> outcome = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean cancelled;
    private boolean stopped;

    /// Begins.
    synchronized void start(Work work) {
        thread = Thread.ofVirtual().name("transfer").start(() -> run(work));
    }

    private void run(Work work) {
        try {
            outcome.complete(work.run(this));
        } catch (InterruptedException ended) {
            outcome.complete(isCancelled() ? new TransferOutcome.Cancelled() : new TransferOutcome.Interrupted());
        } catch (RuntimeException | Error broken) {
            outcome.completeExceptionally(broken);
        }
    }

    /// How it ended, however long that takes; completes on the transfer's own thread.
    public CompletableFuture<TransferOutcome> outcome() {
        return outcome.copy();
    }

    /// Ends it for good, if it hasn't ended: what was sent is given up.
    public synchronized void cancel() {
        cancelled = true;
        interrupt();
    }

    /// Ends it for this program.
    synchronized void stop() {
        stopped = true;
        interrupt();
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized boolean isOver() {
        return cancelled || stopped;
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
