package hcchat.edge.fanout;

import hcchat.intake.LiveFeed;
import hcchat.intake.LiveRecord;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.TransportSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the two ways meet on which an edge hears what owners tell: their feeds, which are quick and may miss
/// something, and the log, which has everything. Each record goes on once, in its owner's order; what a feed missed is
/// waited for until the log brings it.
public final class Seam implements RoomLog.LogReader, LiveFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seam.class);
    // While feeds bring everything, the log only has to be looked at often enough that what they miss is soon there.
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long FED_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    // So many records at once are a backlog: no rest until it is gone.
    private static final int BACKLOG = 100;
    // Events told at once: a fraction of what a socket's queue holds.
    private static final int PORTION = 512;

    private final RoomLog.LogReader onward;
    private final FeedQueue queue = new FeedQueue();
    private final LogRecordCodec codec = new LogRecordCodec(TransportSeal.NONE);
    private final Thread thread = Thread.ofPlatform().name("edge-feed").daemon().unstarted(this::run);
    // Guarded by this.
    private final SeamPlace[] places;
    private volatile long fedNanos = System.nanoTime() - FED_FOR_NANOS;

    /// @param onward hears every record, one call at a time
    public Seam(int partitions, RoomLog.LogReader onward) {
        this.onward = onward;
        this.places = new SeamPlace[partitions];
        for (int i = 0; i < partitions; i++) {
            places[i] = new SeamPlace();
        }
        thread.start();
    }

    /// Only keeps them; what doesn't fit any more is left to the log.
    @Override
    public void heard(List<LiveRecord> records) {
        queue.add(records);
    }

    @Override
    public synchronized boolean wants(int partition, int epoch, long term, long number) {
        return !places[partition].has(epoch, term, number);
    }

    @Override
    public void read(List<LogRecord> records) {
        take(records);
        if (records.size() < BACKLOG && System.nanoTime() - fedNanos < FED_FOR_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private synchronized void take(List<LogRecord> records) {
        List<LogRecord> ready = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            SeamPlace place = places[record.partition()];
            if (!place.has(record.epoch(), record.term(), record.number())) {
                ready.add(record);
                place.logged(record, ready);
            }
        }
        tell(ready);
    }

    @Override
    public void caughtUp() {
        onward.caughtUp();
    }

    private void run() {
        try {
            while (true) {
                feed(queue.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(List<LiveRecord> records) {
        List<LogRecord> decoded = new ArrayList<>(records.size());
        for (LiveRecord record : records) {
            try {
                decoded.add(codec.decode(record.partition(), record.epoch(), record.term(), record.value())
                        .numbered(record.number()));
            } catch (IllegalArgumentException ofALaterVersion) {
                LOG.debug("A record that was fed can't be read", ofALaterVersion);
            }
        }
        try {
            takeFed(decoded);
        } catch (RuntimeException left) {
            // The log brings the same again, and its reader tries until it is taken.
            LOG.warn("What was fed is left to the log: {}", left.toString());
        }
        fedNanos = System.nanoTime();
    }

    private synchronized void takeFed(List<LogRecord> records) {
        List<LogRecord> ready = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            if (record.partition() >= 0 && record.partition() < places.length) {
                places[record.partition()].fed(record, ready);
            }
        }
        tell(ready);
    }

    private void tell(List<LogRecord> ready) {
        int from = 0;
        try {
            while (from < ready.size()) {
                int to = portion(ready, from);
                onward.read(ready.subList(from, to));
                from = to;
            }
        } catch (RuntimeException untaken) {
            // Not taken, so they must come again, by the log.
            ready.subList(from, ready.size()).forEach(record -> places[record.partition()].forget());
            throw untaken;
        }
    }

    /// Where the next portion ends. Sockets are written to once a portion: a longer one of a single room would fill
    /// the queues of people who read as fast as anybody can.
    private static int portion(List<LogRecord> ready, int from) {
        int entries = 0;
        int to = from;
        do {
            entries += ready.get(to).entries().size();
            to++;
        } while (to < ready.size() && entries + ready.get(to).entries().size() <= PORTION);
        return to;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
