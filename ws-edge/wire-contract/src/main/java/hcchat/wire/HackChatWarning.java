package hcchat.wire;

/// The warnings of hack.chat, verbatim: its clients tell them apart by number or by text.
public enum HackChatWarning {
    TOO_MUCH_TEXT(
            11,
            "You are sending too much text. Wait a moment and try again.\n"
                    + "Press the up arrow key to restore your last message."),
    TOO_MUCH_UPDATED(11, "You are sending too much text. Wait a moment and try again."),
    LEAVING_TOO_FAST(11, "You are leaving channels too fast. Wait a moment and try again."),
    NICKS_TOO_FAST(11, "You are changing nicknames too fast. Wait a moment before trying again."),
    COLORS_TOO_FAST(11, "You are changing colors too fast. Wait a moment before trying again."),
    COMMANDS_TOO_FAST(11, "Issuing commands too quickly. Wait a moment before trying again."),
    NO_SUCH_USER(12, "Could not find user in that channel"),
    RATE_LIMITED(14, "You are being rate-limited or blocked."),
    /// Followed by what failed, in words of the moment.
    FAILED(14, "Unknown command"),
    /// Followed by the command.
    UNKNOWN_SLASH(16, "Unknown command: "),
    NOT_IN_CHANNEL(17, "You are not in that channel."),
    INVALID_CHANNEL(17, "Invalid channel specified."),
    JOINING_TOO_FAST(31, "You are joining channels too fast. Wait a moment and try again."),
    BAD_NICK(32, "Nickname must consist of up to 24 letters, numbers, and underscores"),
    ONE_CHANNEL_ONLY(33, "Joining more than one channel is not currently supported"),
    NICK_TAKEN(34, "Nickname taken"),
    CHANNEL_LOCKED(35, "You may not join that channel."),
    CHANNEL_REFUSED(41, "You may not join that channel."),
    CHANNEL_TOO_LONG(42, "You may not join that channel."),
    TOKEN_BANNED(43, "You may not join that channel."),
    INVITES_TOO_FAST(51, "You are sending invites too fast. Wait a moment before trying again."),
    BAD_COLOR(151, "Invalid color! Color must be in hex value"),
    WHISPER_HOW(171, "Refer to `/help whisper` for instructions on how to use this command."),
    NOBODY_TO_ANSWER(172, "Cannot reply to nobody");

    private final int id;
    private final String text;

    HackChatWarning(int id, String text) {
        this.id = id;
        this.text = text;
    }

    /// The number in `id`.
    public int id() {
        return id;
    }

    public String text() {
        return text;
    }
}
