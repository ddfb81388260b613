package hcchat.room;

import org.jspecify.annotations.Nullable;

/// Somebody who is in a room now, as its other members see them. Fields after `nick` are hack.chat's and mean what its
/// protocol says.
///
/// @param userId hack.chat's numeric id, below 10^13
/// @param trip six characters, or empty
/// @param color three or six hex digits, or null for none
/// @param hash a stand-in for the address, the same for the same address
/// @param isBot null where hack.chat leaves the key out
public record Member(
        AuthorId author,
        String nick,
        long userId,
        String trip,
        @Nullable String color,
        @Nullable String flair,
        int level,
        String userType,
        String hash,
        @Nullable Boolean isBot) {

    public Member named(String otherNick) {
        return new Member(author, otherNick, userId, trip, color, flair, level, userType, hash, isBot);
    }

    public Member coloured(@Nullable String otherColor) {
        return new Member(author, nick, userId, trip, otherColor, flair, level, userType, hash, isBot);
    }

    @Override
    public String toString() {
        return "Member " + author;
    }
}
