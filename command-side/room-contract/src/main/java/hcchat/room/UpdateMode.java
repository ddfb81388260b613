package hcchat.room;

import org.jspecify.annotations.Nullable;

/// What an update of a message does with the text that it had. Codes never change.
public enum UpdateMode {
    OVERWRITE(1, "overwrite"),
    APPEND(2, "append"),
    PREPEND(3, "prepend"),
    /// It stays as it is, for good.
    COMPLETE(4, "complete");

    private final int code;
    private final String word;

    UpdateMode(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /// As it stands in bytes.
    public int code() {
        return code;
    }

    /// hack.chat's.
    public String word() {
        return word;
    }

    /// @throws IllegalArgumentException for a code of a later version
    public static UpdateMode of(int code) {
        for (UpdateMode mode : values()) {
            if (mode.code == code) {
                return mode;
            }
        }
        throw new IllegalArgumentException("unknown mode " + code);
    }

    /// Null for a word that is none.
    public static @Nullable UpdateMode of(String word) {
        for (UpdateMode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        return null;
    }

    /// The text that is left.
    public String on(String before, String given) {
        return switch (this) {
            case OVERWRITE -> given;
            case APPEND -> before + given;
            case PREPEND -> given + before;
            case COMPLETE -> before;
        };
    }
}
