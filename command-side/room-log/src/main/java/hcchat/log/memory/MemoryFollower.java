package hcchat.log.memory;

import hcchat.log.LogRecord;
import hcchat.log.RoomLog.LogReader;
import hcchat.log.RoomLog.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Gives a reader what it hasn't seen, on a thread of its own. Where a log was cut or has expired, it goes on there.
final class MemoryFollower implements Subscription {
    private static final int MOST_AT_ONCE = 500;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final InMemoryBroker broker;
    private final InMemoryRoomLog client;
    private final LogReader reader;
    private final Thread thread;

    // Guarded by the broker's lock, like all that follows: the next offset of each partition, and the ends of the
    // start that haven't been reached.
    private final Map<Integer, Long> next = new TreeMap<>();
    private final Map<Integer, Long> ahead = new HashMap<>();
    private boolean reading;
    private boolean toldCaughtUp;
    private volatile boolean closed;

    MemoryFollower(
            InMemoryBroker broker,
            InMemoryRoomLog client,
            Collection<Integer> partitions,
            long fromMillis,
            LogReader reader) {
        this.broker = broker;
        this.client = client;
        this.reader = reader;
        broker.change(() -> {
            for (int partition : partitions) {
                next.put(partition, broker.partition(partition).since(fromMillis));
                ahead.put(partition, broker.partition(partition).end());
            }
        });
        broker.add(this);
        this.thread = Thread.ofPlatform().name("memory-log-reader").daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            List<LogRecord> records = List.of();
            boolean caughtUp = false;
            broker.lock.lock();
            try {
                broker.awaitUntil(() -> closed || due());
                reading = true;
                if (reachedEnds()) {
                    caughtUp = true;
                    toldCaughtUp = true;
                } else {
                    records = take();
                }
            } finally {
                broker.lock.unlock();
            }
            tell(records, caughtUp);
            broker.change(() -> reading = false);
        }
    }

    private void tell(List<LogRecord> records, boolean caughtUp) {
        if (caughtUp) {
            untilTaken(reader::caughtUp);
        } else if (!records.isEmpty()) {
            untilTaken(() -> records.removeIf(this::unwanted));
            untilTaken(() -> reader.read(records));
        }
    }

    private boolean unwanted(LogRecord record) {
        return record.number() > 0 && !reader.wants(record.partition(), record.epoch(), record.term(), record.number());
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

    private List<LogRecord> take() {
        List<LogRecord> taken = new ArrayList<>();
        for (var place : next.entrySet()) {
            List<LogRecord> more = broker.partition(place.getKey()).from(place.getValue(), MOST_AT_ONCE - taken.size());
            place.setValue(place.getValue() + more.size());
            taken.addAll(more);
        }
        return taken;
    }

    private boolean behind() {
        return next.entrySet().stream()
                .anyMatch(place ->
                        place.getValue() < broker.partition(place.getKey()).end());
    }

    private boolean reachedEnds() {
        return !toldCaughtUp
                && next.entrySet().stream()
                        .allMatch(place -> place.getValue() >= ahead.getOrDefault(place.getKey(), 0L));
    }

    private boolean due() {
        return !client.paused() && (behind() || reachedEnds());
    }

    /// Whether there is something to do that nothing holds back. The lock is held.
    boolean busy() {
        return reading || due();
    }

    /// The partition isn't what it was. The lock is held.
    void cut(int partition, MemoryPartition now) {
        next.computeIfPresent(partition, (_, place) -> Math.clamp(place, now.begin(), now.end()));
        ahead.computeIfPresent(partition, (_, end) -> Math.min(end, now.end()));
    }

    @Override
    public void close() {
        broker.change(() -> closed = true);
        if (thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        broker.remove(this);
    }
}
