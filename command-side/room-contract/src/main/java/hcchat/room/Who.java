package hcchat.room;

import org.jspecify.annotations.Nullable;

/// What a frame shows of an author beside the event: it may change and be erased, so neither the event nor its digest
/// has it.
///
/// @param customId hack.chat's handle for later updates of the message, or null
public record Who(
        String nick,
        long userId,
        String trip,
        @Nullable String color,
        @Nullable String flair,
        int level,
        String userType,
        @Nullable String customId) {

    /// Shown for an author whose name was erased or never known.
    public static final Who DELETED = new Who("deleted", 0, "", null, null, 100, "user", null);

    public static Who of(Member member, @Nullable String customId) {
        return new Who(
                member.nick(),
                member.userId(),
                member.trip(),
                member.color(),
                member.flair(),
                member.level(),
                member.userType(),
                customId);
    }

    /// The same author, beside no message in particular.
    public Who withoutCustomId() {
        return new Who(nick, userId, trip, color, flair, level, userType, null);
    }

    @Override
    public String toString() {
        return "Who";
    }
}
