package hcchat.log.memory;

import hcchat.log.LogPublisher;
import hcchat.log.LogRecord;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Carries records over one by one, on a thread of its own.
final class MemoryPublisher implements LogPublisher {
    private record Waiting(LogRecord record, Done done) {}

    private final InMemoryBroker broker;

    // Guarded by the broker's lock, like all that follows.
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean carrying;
    private @Nullable Exception failure;

    MemoryPublisher(InMemoryBroker broker) {
        this.broker = broker;
        broker.add(this);
        Thread.ofPlatform().name("memory-log-publisher").daemon().start(this::run);
    }

    @Override
    public void publish(LogRecord record, Done done) {
        Exception before;
        broker.lock.lock();
        try {
            before = failure;
            if (before == null) {
                waiting.add(new Waiting(record, done));
                broker.changed.signalAll();
            }
        } finally {
            broker.lock.unlock();
        }
        if (before != null) {
            done.done(before);
        }
    }

    @Override
    public void close() {
        broker.change(() -> {
            if (failure == null) {
                failure = new IllegalStateException("the publisher is closed");
            }
        });
    }

    /// Whether something waits that nothing holds back. The lock is held.
    boolean busy() {
        return carrying || due();
    }

    private boolean due() {
        return !waiting.isEmpty() && !broker.held();
    }

    private void run() {
        while (true) {
            Waiting next;
            Exception problem;
            broker.lock.lock();
            try {
                broker.awaitUntil(() -> failure != null || due());
                next = waiting.poll();
                if (next == null) {
                    broker.remove(this);
                    return;
                }
                carrying = true;
                problem = carry(next.record());
            } finally {
                broker.lock.unlock();
            }
            next.done().done(problem);
            broker.change(() -> carrying = false);
        }
    }

    private @Nullable Exception carry(LogRecord record) {
        if (failure == null) {
            failure = broker.append(record);
            broker.changed.signalAll();
        }
        return failure;
    }
}
