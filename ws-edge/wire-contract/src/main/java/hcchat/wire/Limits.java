package hcchat.wire;

import hcchat.room.RoomId;
import java.util.regex.Pattern;

/// What the protocol itself bounds; how often a client may do what is the edge's to say.
public final class Limits {
    /// Bytes of UTF-8 that a frame from a client may have.
    public static final int FRAME_BYTES = 64 * 1024;
    /// UTF-16 units of a channel's name.
    public static final int CHANNEL_CHARS = 120;
    /// Characters of hack.chat's `customId`.
    public static final int CUSTOM_ID_CHARS = 6;
    /// Rooms that one socket may be in.
    public static final int ROOMS_PER_SOCKET = 200;
    /// Events of one page of `history`.
    public static final int HISTORY_EVENTS = 500;
    /// Events that a replay brings at most.
    public static final int REPLAY_EVENTS = 10_000;
    /// Bytes that a replay brings at most.
    public static final int REPLAY_BYTES = 8 * 1024 * 1024;
    /// Milliseconds within which every command is answered.
    public static final int ANSWER_MS = 10_000;

    private static final Pattern NICK = Pattern.compile("[a-zA-Z0-9_]{1,24}");
    private static final Pattern CUSTOM_ID = Pattern.compile("[A-Za-z0-9_-]{0," + CUSTOM_ID_CHARS + "}");

    private Limits() {}

    public static boolean isNick(String text) {
        return NICK.matcher(text).matches();
    }

    /// Where encryption is required; hack.chat's own rule is its length alone.
    public static boolean isCustomId(String text) {
        return CUSTOM_ID.matcher(text).matches();
    }

    /// Whether a channel may be called so: 1 to 120 UTF-16 units, well-formed (two names must never share their
    /// UTF-8), and nothing that could be taken for a room's id.
    public static boolean isChannel(String name) {
        return !name.isEmpty()
                && name.length() <= CHANNEL_CHARS
                && WellFormed.is(name)
                && !RoomId.looksLikeRoomId(name);
    }
}
