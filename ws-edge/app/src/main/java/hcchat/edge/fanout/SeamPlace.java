package hcchat.edge.fanout;

import hcchat.log.LogRecord;
import java.util.ArrayDeque;
import java.util.List;

/// How far one partition has been heard, and what was fed ahead of that.
final class SeamPlace {
    // What is fed while the log is a moment behind; more than this is a backlog.
    private static final int MOST_AHEAD = 1_000;

    private final ArrayDeque<LogRecord> ahead = new ArrayDeque<>();
    private int epoch;
    private long term;
    // Of the last record of this term; 0: none is known, and only the log can say where to go on.
    private long number;

    /// Whether this record was heard already.
    boolean has(int itsEpoch, long itsTerm, long itsNumber) {
        return itsNumber > 0 && itsEpoch == epoch && itsTerm == term && itsNumber <= number;
    }

    /// The log has brought a record that goes on; adds to `ready` what follows it and was fed before.
    void logged(LogRecord record, List<LogRecord> ready) {
        if (record.number() == 0 || record.epoch() < epoch || (record.epoch() == epoch && record.term() < term)) {
            return;
        }
        epoch = record.epoch();
        term = record.term();
        number = record.number();
        while (!ahead.isEmpty() && !isAhead(ahead.peek())) {
            LogRecord next = ahead.remove();
            if (follows(next)) {
                number = next.number();
                ready.add(next);
            }
        }
    }

    /// A feed has brought a record; adds it to `ready` if it is the next one.
    void fed(LogRecord record, List<LogRecord> ready) {
        if (follows(record)) {
            number = record.number();
            ready.add(record);
        } else if (isAhead(record)) {
            keep(record);
        }
    }

    private boolean follows(LogRecord record) {
        return number > 0 && record.epoch() == epoch && record.term() == term && record.number() == number + 1;
    }

    /// Whether something that the log will bring is missing before it.
    private boolean isAhead(LogRecord record) {
        if (record.epoch() != epoch) {
            return record.epoch() > epoch;
        }
        return record.term() > term || (record.term() == term && (number == 0 || record.number() > number + 1));
    }

    private void keep(LogRecord record) {
        LogRecord last = ahead.peekLast();
        boolean goesOn = last != null
                && last.epoch() == record.epoch()
                && last.term() == record.term()
                && last.number() + 1 == record.number();
        if (!goesOn || ahead.size() >= MOST_AHEAD) {
            ahead.clear();
        }
        ahead.add(record);
    }

    /// What was heard last wasn't taken: only the log can say where to go on.
    void forget() {
        number = 0;
        ahead.clear();
    }
}
