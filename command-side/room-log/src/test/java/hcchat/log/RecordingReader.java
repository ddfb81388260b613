package hcchat.log;

import hcchat.log.RoomLog.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Keeps what it is given; can be told to refuse.
public class RecordingReader implements LogReader {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<LogRecord> records = new ArrayList<>();
    private int caughtUp;
    private int seenWhenCaughtUp = -1;
    private int refusals;

    @Override
    public void read(List<LogRecord> given) {
        keep(given);
    }

    private synchronized void keep(List<LogRecord> given) {
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("planted: not now");
        }
        records.addAll(given);
        notifyAll();
    }

    @Override
    public synchronized void caughtUp() {
        caughtUp++;
        seenWhenCaughtUp = records.size();
        notifyAll();
    }

    public synchronized void refuse(int times) {
        refusals = times;
    }

    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    public List<Long> positions(long term) {
        return records().stream()
                .filter(record -> record.term() == term)
                .map(LogRecord::at)
                .toList();
    }

    public synchronized int timesCaughtUp() {
        return caughtUp;
    }

    public void awaitRecords(int count) {
        await(all -> all.size() >= count);
    }

    /// How many records there were when it was told so.
    public synchronized int awaitCaughtUp() {
        await(_ -> caughtUp > 0);
        return seenWhenCaughtUp;
    }

    public void await(Predicate<List<LogRecord>> condition) {
        if (!within(PATIENCE, condition)) {
            List<LogRecord> all = records();
            String last = all.isEmpty() ? "none" : Samples.describe(all.getLast());
            throw new AssertionError("waited in vain; the last of " + all.size() + " records: " + last);
        }
    }

    /// Whether it comes true in time.
    public synchronized boolean within(Duration patience, Predicate<List<LogRecord>> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.test(records)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return true;
    }
}
