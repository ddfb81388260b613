package hcchat.bench.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What went wrong in a run. A run with any of these has no figures.
public final class Faults {
    /// One kind of broken promise.
    public enum Kind {
        /// A stored event that a member never got.
        LOST,
        REPEATED,
        /// Delivered, but after a later one.
        REORDERED,
        /// Sent and never answered.
        UNANSWERED,
        /// Answered twice.
        ANSWERED_TWICE,
        /// Acknowledged, and its own sender never got it.
        UNHEARD,
        /// The ack's seq isn't the seq under which the message arrived.
        WRONG_SEQ,
        /// The server closed a socket or it broke.
        SOCKET_LOST,
        /// A frame that can't be what the protocol allows.
        GARBLED,
        REFUSED
    }

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<String, Long> refusals = new TreeMap<>();

    void add(Kind kind, long times) {
        if (times > 0) {
            counts.merge(kind, times, Long::sum);
        }
    }

    void refused(String code) {
        add(Kind.REFUSED, 1);
        refusals.merge(code, 1L, Long::sum);
    }

    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public boolean none() {
        return counts.isEmpty();
    }

    @Override
    public String toString() {
        return none() ? "none" : counts + (refusals.isEmpty() ? "" : " " + refusals);
    }
}
