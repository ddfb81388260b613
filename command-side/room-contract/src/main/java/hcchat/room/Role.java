package hcchat.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody is in a room; each may do all that those before it may. The code stands in stored bytes, the word in
/// canonical bytes and frames: neither changes.
public enum Role {
    /// Whoever the door lets in.
    NONE(0),
    /// Comes in through any door but that of a ban.
    MEMBER(1),
    /// Keeps order: bans, mutes, locks, deletes, lets members in.
    MODERATOR(2),
    /// One person at most: decides on the door, on roles and on the room's end.
    OWNER(3);

    private final int code;

    Role(int code) {
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

    public boolean atLeast(Role other) {
        return code >= other.code;
    }

    /// @throws IllegalArgumentException for a code that no version of ours has written
    public static Role ofCode(int code) {
        for (Role role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        throw new IllegalArgumentException("unknown role " + code);
    }

    /// Null for a word of something else.
    public static @Nullable Role ofWord(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        return null;
    }
}
