package hcchat.bench.load;

import org.HdrHistogram.Histogram;

/// What a run counts. Latencies in microseconds.
public final class Tally {
    private static final long LONGEST_MICROS = 600_000_000;

    private final Faults faults = new Faults();
    private final Histogram delivery = new Histogram(LONGEST_MICROS, 3);
    private final Histogram ack = new Histogram(LONGEST_MICROS, 3);
    private final Histogram join = new Histogram(LONGEST_MICROS, 3);
    private long deliveries;
    private long deliveredBytes;
    private long acks;

    public Faults faults() {
        return faults;
    }

    /// From when a message should have been sent to each of its deliveries.
    public Histogram delivery() {
        return delivery;
    }

    /// From when a message should have been sent to its ack.
    public Histogram ack() {
        return ack;
    }

    /// From the first packet of a socket to its place in the room.
    public Histogram join() {
        return join;
    }

    public long deliveries() {
        return deliveries;
    }

    public long deliveredBytes() {
        return deliveredBytes;
    }

    public long acks() {
        return acks;
    }

    /// Forgets figures, never faults.
    public void reset() {
        delivery.reset();
        ack.reset();
        join.reset();
        deliveries = 0;
        deliveredBytes = 0;
        acks = 0;
    }

    void delivered(long nanos, int bytes) {
        deliveries++;
        deliveredBytes += bytes;
        delivery.recordValue(micros(nanos));
    }

    void replayed(int bytes) {
        deliveries++;
        deliveredBytes += bytes;
    }

    void acked(long nanos) {
        acks++;
        ack.recordValue(micros(nanos));
    }

    void entered(long nanos) {
        join.recordValue(micros(nanos));
    }

    private static long micros(long nanos) {
        return Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
    }
}
