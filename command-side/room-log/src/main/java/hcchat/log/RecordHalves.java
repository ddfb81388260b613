package hcchat.log;

import hcchat.log.LogEntry.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record cut between two entries. Whatever a reader has seen when it has only the first half must be true: that
/// half's `at` is its own last event, or what stood before the first; and only the last half has the number, since
/// who has read that has read all of it.
final class RecordHalves {
    private RecordHalves() {}

    static List<LogRecord> of(LogRecord whole) {
        int middle = whole.entries().size() / 2;
        List<LogEntry> first = whole.entries().subList(0, middle);
        List<LogEntry> second = whole.entries().subList(middle, whole.entries().size());
        return List.of(
                with(whole, atAfter(first, second, whole.at()), first),
                with(whole, whole.at(), second).numbered(whole.number()));
    }

    private static LogRecord with(LogRecord whole, long at, List<LogEntry> entries) {
        return new LogRecord(whole.partition(), whole.epoch(), whole.term(), at, entries);
    }

    private static long atAfter(List<LogEntry> first, List<LogEntry> second, long at) {
        Stored own = lastStored(first);
        if (own != null) {
            return own.event().position();
        }
        for (LogEntry entry : second) {
            if (entry instanceof Stored next) {
                return next.event().position() - 1;
            }
        }
        return at;
    }

    private static @Nullable Stored lastStored(List<LogEntry> entries) {
        for (LogEntry entry : entries.reversed()) {
            if (entry instanceof Stored stored) {
                return stored;
            }
        }
        return null;
    }
}
