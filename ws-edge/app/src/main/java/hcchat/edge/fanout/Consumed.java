package hcchat.edge.fanout;

import java.util.concurrent.atomic.AtomicLongArray;

/// How far the log has been read, by partition, in positions; 0 where nothing was read yet.
public final class Consumed {
    private final AtomicLongArray positions;

    public Consumed(int partitions) {
        positions = new AtomicLongArray(partitions);
    }

    public long position(int partition) {
        return positions.get(partition);
    }

    void position(int partition, long position) {
        positions.set(partition, position);
    }
}
