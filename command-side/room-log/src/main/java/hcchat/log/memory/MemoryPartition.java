package hcchat.log.memory;

import hcchat.log.LogEntry.Stored;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog.Tail;
import java.util.ArrayList;
import java.util.List;

/// One partition: records with the times of their arrival, and the offset of the first that is still there. Guarded by
/// the broker's lock.
final class MemoryPartition {
    private record Arrived(long millis, LogRecord record) {}

    private final List<Arrived> arrived = new ArrayList<>();
    private long begin;

    void add(long millis, LogRecord record) {
        arrived.add(new Arrived(millis, record));
    }

    long begin() {
        return begin;
    }

    long end() {
        return begin + arrived.size();
    }

    /// The offset of the first record that isn't older.
    long since(long millis) {
        int older = 0;
        while (older < arrived.size() && arrived.get(older).millis() < millis) {
            older++;
        }
        return begin + older;
    }

    List<LogRecord> from(long offset, int limit) {
        return arrived.stream()
                .skip(offset - begin)
                .limit(limit)
                .map(Arrived::record)
                .toList();
    }

    void cutTail(int records) {
        int keep = Math.max(0, arrived.size() - records);
        arrived.subList(keep, arrived.size()).clear();
    }

    void expire(int records) {
        int gone = Math.min(records, arrived.size());
        arrived.subList(0, gone).clear();
        begin += gone;
    }

    /// As after the folder was deleted: offsets begin anew.
    void wipe() {
        arrived.clear();
        begin = 0;
    }

    Tail tail() {
        if (arrived.isEmpty()) {
            return new Tail(true, 0, 0, 0);
        }
        LogRecord last = arrived.getLast().record();
        long position = last.at();
        for (var entry : last.entries()) {
            if (entry instanceof Stored stored) {
                position = Math.max(position, stored.event().position());
            }
        }
        return new Tail(false, position, last.epoch(), last.term());
    }
}
