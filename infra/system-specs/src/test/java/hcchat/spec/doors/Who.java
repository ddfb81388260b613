package hcchat.spec.doors;

/// Who stands before a door, and what they show. The table names them in small letters.
enum Who {
    /// Names the channel and shows nothing.
    NOBODY,
    /// Nobody's, with the room's proof: who joins is a holder.
    ANONYMOUS,
    /// A holder whom a keeper has banned, and who comes back with their own token.
    BANNED_HOLDER,
    /// Has an account, and is a member of another room.
    OUTSIDER,
    /// Has an account, and knows the room's id and nothing else.
    KNOWS_ID,
    /// Has a token that was made for another room.
    OTHER_TOKEN,
    /// Has a token that was made for this room, for who showed its proof then.
    ROOM_TOKEN,
    /// Shows the service token of a deployable in the place of an access token.
    SERVICE,
    /// The member, with a token from an hour ago.
    EXPIRED,
    /// The member, with a token that was revoked.
    REVOKED,
    /// Was a member before a keeper banned them.
    BANNED,
    /// A member whom a keeper has silenced.
    MUTED,
    MEMBER,
    MODERATOR,
    OWNER;

    boolean isInvited() {
        return this == BANNED || this == MUTED || this == MEMBER || this == MODERATOR;
    }
}
