package hcchat.query.replay;

import hcchat.query.store.Database;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The few threads that ask PostgreSQL, and the bounded queue in front of them: beyond it questions are refused at
/// once.
final class ReadWorkers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadWorkers.class);

    private final ThreadPoolExecutor threads;

    ReadWorkers(int workers, int waiting) {
        this.threads = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("query-read-", 0).factory());
    }

    /// Answers by asking `database`, on the calling thread, which is one of these.
    <T> void answerHere(CompletableFuture<T> answer, Database database, Database.Work<T> work) {
        try {
            answer.complete(database.ask(work));
        } catch (SQLException away) {
            if (!StoreWatch.meansAway(away)) {
                log.warn("a read failed: {}", away.getSQLState());
            }
            answer.completeExceptionally(new ReplayUnavailable("the store doesn't answer"));
        }
    }

    /// Runs a step towards the answer on one of the threads.
    void run(CompletableFuture<?> answer, Runnable step) {
        run(answer, threads, step);
    }

    /// The same, some milliseconds later.
    void runLater(CompletableFuture<?> answer, long millis, Runnable step) {
        run(answer, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS), () -> run(answer, step));
    }

    private static void run(CompletableFuture<?> answer, Executor on, Runnable step) {
        try {
            on.execute(() -> {
                if (!answer.isDone()) {
                    runGuarded(answer, step);
                }
            });
        } catch (RejectedExecutionException full) {
            answer.completeExceptionally(new ReplayUnavailable("too many reads"));
        }
    }

    private static void runGuarded(CompletableFuture<?> answer, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException bug) {
            log.error("a read broke", bug);
            answer.completeExceptionally(new ReplayUnavailable("internal error"));
        }
    }

    /// What one asker gets: cancelling it disturbs nobody who shares the answer, failures come unwrapped, and it
    /// doesn't wait for ever.
    static <T> CompletableFuture<T> promise(CompletableFuture<T> answer) {
        CompletableFuture<T> own = new CompletableFuture<>();
        var _ = answer.whenComplete((value, failure) -> {
            if (failure == null) {
                own.complete(value);
            } else {
                own.completeExceptionally(
                        failure instanceof ReplayUnavailable ? failure : new ReplayUnavailable("no answer in time"));
            }
        });
        return own;
    }

    /// An answer that fails when the patience of those who wait is over.
    static <T> CompletableFuture<T> withPatience(CompletableFuture<T> answer) {
        return answer.orTimeout(ReplayReader.PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    /// Takes nothing more, and waits a moment for what is being read.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("reads are still running");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
