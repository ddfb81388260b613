package hcchat.cli.room;

/// What keepers do to somebody.
public enum Deed {
    KICK,
    BAN,
    UNBAN,
    MUTE,
    UNMUTE
}
