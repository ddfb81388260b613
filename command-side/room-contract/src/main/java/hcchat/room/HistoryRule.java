package hcchat.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What of a room's past who comes in may read. The code stands in stored bytes, the word in canonical bytes and
/// frames: neither changes.
public enum HistoryRule {
    /// As the server's operator chose.
    SERVER(0),
    ALL(1),
    /// What was said after they first came.
    SINCE_JOIN(2);

    private final int code;

    HistoryRule(int code) {
        this.code = code;
    }

    /// The stored code.
    public int code() {
        return code;
    }

    /// The word for it in canonical bytes, frames and REST.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for a code that no version of ours has written
    public static HistoryRule ofCode(int code) {
        for (HistoryRule rule : values()) {
            if (rule.code == code) {
                return rule;
            }
        }
        throw new IllegalArgumentException("unknown history rule " + code);
    }

    /// Null for a word of something else.
    public static @Nullable HistoryRule ofWord(String word) {
        for (HistoryRule rule : values()) {
            if (rule.word().equals(word)) {
                return rule;
            }
        }
        return null;
    }
}
