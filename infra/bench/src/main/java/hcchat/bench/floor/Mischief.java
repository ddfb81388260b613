package hcchat.bench.floor;

/// What a floor server does wrong on purpose, so that it can be seen that the checks notice.
///
/// @param kind what it does
/// @param at to the how manieth message of each room
public record Mischief(Kind kind, long at) {
    public static final Mischief NONE = new Mischief(Kind.NONE, 0);

    public enum Kind {
        NONE,
        DROP,
        REPEAT,
        /// Sends a message after the one that follows it.
        REORDER,
        /// Acknowledges under another seq.
        LIE,
        SWALLOW_ACK,
        ACK_TWICE
    }

    boolean does(Kind what, long seq) {
        return kind == what && seq == at;
    }
}
