package hcchat.edge.fanout;

import hcchat.replay.ReplayReader;
import hcchat.room.StoredEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the fan-out thread must have before it can go on: it waits here, and only here, since going on would mean a
/// hole.
public final class GapFiller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GapFiller.class);
    private static final long PAUSE_MS = 100;
    private static final long PATIENCE_S = 10;

    private final ReplayReader reader;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong filled = new AtomicLong();

    public GapFiller(ReplayReader reader) {
        this.reader = reader;
    }

    /// Events of a partition that the log didn't bring; empty only when this is being closed.
    List<StoredEvent> positions(int partition, long from, long to) {
        LOG.info("partition {}: reading positions {} to {} from the store", partition, from, to);
        while (true) {
            List<StoredEvent> found = insist(() -> reader.positions(partition, from, to));
            if (found == null) {
                return List.of();
            }
            if (!found.isEmpty()) {
                filled.addAndGet(found.size());
                return found;
            }
            if (pause()) {
                return List.of();
            }
        }
    }

    /// Asks until there is an answer; null when this is closed first.
    <T> @Nullable T insist(Supplier<? extends CompletableFuture<T>> question) {
        while (true) {
            try {
                return question.get().get(PATIENCE_S, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException | TimeoutException | RuntimeException unavailable) {
                LOG.warn("fan-out waits for an answer: {}", unavailable.toString());
                if (pause()) {
                    return null;
                }
            }
        }
    }

    /// [#insist] for what nothing can begin without.
    public <T> T must(Supplier<? extends CompletableFuture<T>> question) {
        T answer = insist(question);
        if (answer == null) {
            throw new IllegalStateException("closed before it could begin");
        }
        return answer;
    }

    private boolean pause() {
        try {
            return closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Events read from the store because the log hadn't brought them.
    public long filled() {
        return filled.get();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
