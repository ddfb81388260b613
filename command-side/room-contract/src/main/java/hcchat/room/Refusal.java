package hcchat.room;

/// Why a room says no, for good: nothing was stored and nothing will be. Each name, in lower case, is the code on the
/// wire.
public enum Refusal {
    /// `of` or `re` isn't a chat, emote or attachment of this room.
    NO_SUCH_MESSAGE,
    /// The message was deleted or has expired.
    GONE,
    /// The id was used before, by another author or with another content.
    ID_CONFLICT,
    /// Only the author may.
    NOT_THE_AUTHOR,
    /// Somebody in the room has this nick.
    NICK_TAKEN,
    /// Nobody like that is in the room.
    NO_SUCH_USER,
    /// The author isn't in the room.
    NOT_JOINED,
    /// The holder's rights don't reach that far.
    FORBIDDEN,
    /// The room has a passphrase, and its proof was not shown or is wrong.
    DOOR_REQUIRED,
    /// Only members come in.
    MEMBERS_ONLY,
    /// Nobody new comes in for now.
    LOCKED,
    /// A keeper has sent this person away.
    BANNED,
    /// A keeper has silenced this person.
    MUTED,
    /// The channel has stored events, or people in it.
    ROOM_EXISTS,
    /// The room has as many members, or as many bans and mutes, as it can have.
    ROOM_FULL,
    /// Our own fault; the command was counted and set aside.
    INTERNAL_ERROR,
}
