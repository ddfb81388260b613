package hcchat.room;

/// Why somebody isn't in a room any more who didn't leave it. The code stands in passing records.
public enum Expulsion {
    /// A keeper sent them out; they may come back.
    KICKED(1),
    /// They must stay away.
    BANNED(2),
    /// The room is for members alone now, and they are none.
    MEMBERS_ONLY(3),
    /// The room's past was destroyed; whoever comes now begins anew.
    ERASED(4);

    private final int code;

    Expulsion(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// @throws IllegalArgumentException for a code of none
    static Expulsion ofCode(int code) {
        for (Expulsion why : values()) {
            if (why.code == code) {
                return why;
            }
        }
        throw new IllegalArgumentException("unknown expulsion " + code);
    }
}
