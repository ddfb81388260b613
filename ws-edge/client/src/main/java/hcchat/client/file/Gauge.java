package hcchat.client.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what moves, tells it on, and knows since when nothing has moved. Thread-safe.
final class Gauge {
    private final Progress listener;
    private final AtomicLong done = new AtomicLong();
    private volatile Progress.Step step = Progress.Step.SEALING;
    private volatile long bytes;
    private volatile long movedAt = System.nanoTime();

    Gauge(Progress listener) {
        this.listener = listener;
    }

    /// @param from so much is done already
    void begin(Progress.Step next, long from, long of) {
        step = next;
        bytes = of;
        done.set(from);
        movedAt = System.nanoTime();
        listener.moved(next, from, of);
    }

    void moved(long more) {
        movedAt = System.nanoTime();
        listener.moved(step, done.addAndGet(more), bytes);
    }

    /// Something is to be done again; that isn't a sign of life.
    void back(long to) {
        done.set(to);
        listener.moved(step, to, bytes);
    }

    long done() {
        return done.get();
    }

    long stillNanos() {
        return System.nanoTime() - movedAt;
    }

    /// Counts what is read.
    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                if (one >= 0) {
                    moved(1);
                }
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if (read > 0) {
                    moved(read);
                }
                return read;
            }
        };
    }
}
