package hcchat.log;

import java.util.List;

/// What an owner told at once: the events of one batch in one partition, or passing events alone.
///
/// @param epoch the server's, +1 only when a backup is restored
/// @param term the owner's: a reader drops passing entries of a term lower than one it has seen
/// @param number of this record among those of its term in its partition, from 1 without a gap; 0 when unknown: it is
///     an older record, or a piece of a split one that isn't its last
/// @param at the position that had been published when this record was written, its own stored entries included: above
///     a reader's own it is a gap that the reader fills from the store
public record LogRecord(int partition, int epoch, long term, long number, long at, List<LogEntry> entries) {
    public LogRecord {
        entries = List.copyOf(entries);
    }

    /// A record whose number is unknown, or isn't given yet.
    public LogRecord(int partition, int epoch, long term, long at, List<LogEntry> entries) {
        this(partition, epoch, term, 0, at, entries);
    }

    /// The same under this number.
    public LogRecord numbered(long number) {
        return number == this.number ? this : new LogRecord(partition, epoch, term, number, at, entries);
    }
}
