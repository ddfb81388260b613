package hcchat.client;

import hcchat.room.AuthorId;
import org.jspecify.annotations.Nullable;

/// Somebody in a room, as they look now. Doesn't print how they are called.
///
/// @param author who it is, for as long as their token lives
/// @param userId hack.chat's number, as long as they stay
/// @param trip shows that the same trip password was given, or null
/// @param color three or six hex digits, or null
public record Person(
        AuthorId author,
        String nick,
        long userId,
        @Nullable String trip,
        @Nullable String color) {
    @Override
    public String toString() {
        return "Person " + author;
    }
}
