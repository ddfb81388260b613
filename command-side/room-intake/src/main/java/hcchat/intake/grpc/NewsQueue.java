package hcchat.intake.grpc;

import hcchat.intake.LiveFeed;
import hcchat.intake.LiveRecord;
import hcchat.intake.v1.IntakeWire;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Records on their way to one edge. What doesn't fit is dropped: the edge finds it in the log.
final class NewsQueue implements LiveFeed {
    private static final int MOST_BYTES = 4 << 20;
    private static final int LONGEST_VALUE = 1 << 20;
    private static final int MESSAGE_BYTES = 1 << 20;
    // A record's numbers and its place in the queue: many without a value are bounded too.
    private static final int BESIDE_VALUE = 64;

    private final ConcurrentLinkedQueue<LiveRecord> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger bytes = new AtomicInteger();
    private volatile boolean over;

    @Override
    public void heard(List<LiveRecord> records) {
        for (LiveRecord one : records) {
            if (!over && one.value().length <= LONGEST_VALUE && claim(size(one))) {
                waiting.add(one);
            }
        }
    }

    private boolean claim(int size) {
        boolean fits = bytes.addAndGet(size) <= MOST_BYTES;
        if (!fits) {
            bytes.addAndGet(-size);
        }
        return fits;
    }

    private static int size(LiveRecord record) {
        return BESIDE_VALUE + record.value().length;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Moves what waits into the message: 1 MiB, and the record that passes it. One thread at a time.
    void drainTo(IntakeWire.ToEdge.Builder message) {
        int taken = 0;
        while (taken < MESSAGE_BYTES) {
            LiveRecord record = waiting.poll();
            if (record == null) {
                break;
            }
            taken += size(record);
            message.addNews(NewsWire.write(record));
        }
        bytes.addAndGet(-taken);
    }

    /// Nobody reads any more.
    void close() {
        over = true;
        waiting.clear();
    }
}
