package hcchat.command.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Where passwords are hashed: on few threads of its own, since a hash costs memory and a processor for a while, and
/// who only reads mustn't stand behind a crowd that logs in.
public final class HashBench implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final AtomicLong begun = new AtomicLong();

    /// @param waiting how many more than `atOnce` are taken before [Overloaded] is thrown
    public HashBench(int atOnce, int waiting) {
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("hash-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Hashes once, and waits for it.
    ///
    /// @throws Overloaded before anything was done
    <T> T hash(Callable<T> hashing) {
        Future<T> hashed;
        try {
            hashed = threads.submit(hashing);
        } catch (RejectedExecutionException full) {
            throw new Overloaded(full);
        }
        begun.incrementAndGet();
        try {
            return hashed.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Overloaded(stopped);
        }
    }

    /// How many hashes were begun so far.
    public long begun() {
        return begun.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// More people log in at this moment than can be served. Nothing was done; trying again in some seconds helps.
    public static final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overloaded(Exception cause) {
            super("too many passwords wait", cause);
        }
    }
}
