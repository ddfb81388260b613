package hcchat.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who may come into a room. The code stands in stored bytes, the word in canonical bytes and frames: neither changes.
public enum DoorKind {
    /// Anybody.
    OPEN(0),
    /// Who shows the proof of a passphrase, and members.
    PASSPHRASE(1),
    /// Members alone.
    MEMBERS(2),
    /// The two members that it was made for, for good.
    DIRECT(3);

    private final int code;

    DoorKind(int code) {
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
    public static DoorKind ofCode(int code) {
        for (DoorKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of door " + code);
    }

    /// Null for a word of something else.
    public static @Nullable DoorKind ofWord(String word) {
        for (DoorKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }
}
