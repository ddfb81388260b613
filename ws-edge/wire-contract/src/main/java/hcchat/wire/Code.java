package hcchat.wire;

import static hcchat.wire.Meaning.REFUSED;
import static hcchat.wire.Meaning.TRY_LATER;

import hcchat.room.Expulsion;
import hcchat.room.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every reason that a `warn` may carry. The name in lower case is the word on the wire; it never changes, and
/// clients take a word that they don't know by its frame's `retryAfterMs`: try later where there is one, refused
/// else.
public enum Code {
    /// The frame isn't a JSON object, or a field has another type than its command wants.
    BAD_FRAME(REFUSED, "That frame could not be read.", null),
    /// `id` isn't a UUID.
    BAD_ID(REFUSED, "The id must be a UUID.", null),
    /// Text is missing, or holds half a surrogate pair.
    BAD_TEXT(REFUSED, "The text is missing or is not well-formed Unicode.", null),
    /// No channel's name: empty, not well-formed, or one that looks like a room id.
    BAD_CHANNEL(REFUSED, "You may not join that channel.", HackChatWarning.CHANNEL_REFUSED),
    /// A channel's name of more than 120 UTF-16 units.
    CHANNEL_TOO_LONG(REFUSED, "The channel's name is too long.", HackChatWarning.CHANNEL_TOO_LONG),
    BAD_NICK(REFUSED, HackChatWarning.BAD_NICK),
    NICK_TAKEN(REFUSED, HackChatWarning.NICK_TAKEN),
    BAD_COLOR(REFUSED, HackChatWarning.BAD_COLOR),
    /// `customId` isn't up to 6 of `[A-Za-z0-9_-]`.
    BAD_CUSTOM_ID(REFUSED, "The customId must be up to 6 letters, digits, - or _.", null),
    /// An attachment lacks a field, or one is out of bounds.
    BAD_ATTACHMENT(REFUSED, "The attachment is not valid.", null),
    /// The token is forged, or no token of ours; a holder's has expired, or is another room's: join without one.
    BAD_TOKEN(REFUSED, "The token is not valid here.", null),
    /// `since` isn't what this server said to this account in this room: join without it.
    BAD_SINCE(REFUSED, "That place in the channel's past is not yours.", null),
    /// The account's token has run out: bring a newer one.
    TOKEN_EXPIRED(REFUSED, "The token has expired.", null),
    /// The account's token was ended before its time: its device was logged out, or the account is gone.
    TOKEN_REVOKED(REFUSED, "The token is no longer valid.", null),
    /// Without an account nobody comes in here.
    ACCOUNT_REQUIRED(REFUSED, "You need an account to join here.", HackChatWarning.CHANNEL_REFUSED),
    /// `before`, `after`, `of`, `re`, `limit` or `epoch` is out of its range.
    BAD_NUMBER(REFUSED, "A number in that frame is out of range.", null),
    NO_SUCH_COMMAND(REFUSED, "Unknown command", HackChatWarning.FAILED),
    NO_SUCH_USER(REFUSED, HackChatWarning.NO_SUCH_USER),
    NOT_JOINED(REFUSED, HackChatWarning.NOT_IN_CHANNEL),
    /// This socket is in that room already.
    ALREADY_JOINED(REFUSED, "You are in that channel already.", HackChatWarning.ONE_CHANNEL_ONLY),
    TOO_MANY_ROOMS(REFUSED, "This connection is in too many channels.", null),
    /// The server wants end-to-end encryption, and a field came in clear.
    ENCRYPT_IT(REFUSED, "This server only takes end-to-end encrypted text.", HackChatWarning.FAILED),
    /// `of` or `re` isn't a chat, emote or attachment of this room.
    NO_SUCH_MESSAGE(REFUSED, "There is no such message in this channel.", null),
    /// The message was deleted or has expired.
    GONE(REFUSED, "That message is gone.", null),
    /// The id was used before, by another author or for another content.
    ID_CONFLICT(REFUSED, "That id was used for something else.", null),
    NOT_THE_AUTHOR(REFUSED, "Only its author may do that.", null),
    FORBIDDEN(REFUSED, "You may not do that.", null),
    /// The room has a passphrase: show the proof that you know it.
    DOOR_REQUIRED(REFUSED, "That channel has a passphrase.", HackChatWarning.CHANNEL_REFUSED),
    /// The room is for its members.
    MEMBERS_ONLY(REFUSED, "That channel is for its members.", HackChatWarning.CHANNEL_REFUSED),
    /// Nobody new comes in for now.
    LOCKED(REFUSED, "That channel is locked: nobody new comes in for now.", HackChatWarning.CHANNEL_LOCKED),
    /// A keeper of the room has sent you away.
    BANNED(REFUSED, "You are banned from that channel.", HackChatWarning.TOKEN_BANNED),
    /// A keeper of the room has sent you out; you may come back.
    KICKED(REFUSED, "You were sent out of that channel.", HackChatWarning.CHANNEL_REFUSED),
    /// A keeper of the room has silenced you.
    MUTED(REFUSED, "You may not write in that channel.", HackChatWarning.FAILED),
    /// All that was said in the room was destroyed; you may join again.
    ROOM_ERASED(REFUSED, "Everything in that channel was erased.", HackChatWarning.FAILED),
    /// Only a channel without stored messages and without people in it can be given a door.
    ROOM_EXISTS(REFUSED, "That channel is in use already.", null),
    /// The room has as many members, or bans, as it can have.
    ROOM_FULL(REFUSED, "That channel has as many as it can have.", null),
    /// A command of a version of this server that is still to come.
    NOT_YET(REFUSED, "This server cannot do that yet.", null),
    /// The frame is larger than a frame may be.
    TOO_LARGE(REFUSED, "That frame is too large.", null),
    /// Our own fault; the command was counted and set aside.
    INTERNAL_ERROR(REFUSED, "Something went wrong on the server.", HackChatWarning.FAILED),

    /// More frames than the limits allow.
    RATE_LIMITED(TRY_LATER, HackChatWarning.RATE_LIMITED),
    /// As many connections or rooms as one network address may have.
    ADDRESS_FULL(TRY_LATER, "There are too many connections or channels from your address.", null),
    /// A replay or a page is on its way to this socket already.
    BUSY(TRY_LATER, "Wait until the last page has arrived.", null),
    /// More waits than the server can bear.
    OVERLOADED(TRY_LATER, "The server is overloaded. Try again in a moment.", HackChatWarning.FAILED),
    /// The room's owner, or its history, couldn't be reached in time.
    UNAVAILABLE(TRY_LATER, "The server cannot do that right now. Try again in a moment.", HackChatWarning.FAILED),
    /// The disk is nearly full.
    STORAGE_FULL(TRY_LATER, "The server has no room left. Try again later.", HackChatWarning.FAILED),

    UNKNOWN(Meaning.UNKNOWN, "Nobody knows whether that was stored. Send it again with the same id.", null);

    private static final Map<String, Code> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Code::word, code -> code));

    private final String word;
    private final Meaning meaning;
    private final String sentence;
    private final @Nullable HackChatWarning hackChat;

    Code(Meaning meaning, HackChatWarning hackChat) {
        this(meaning, hackChat.text(), hackChat);
    }

    Code(Meaning meaning, String sentence, @Nullable HackChatWarning hackChat) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.meaning = meaning;
        this.sentence = sentence;
        this.hackChat = hackChat;
    }

    /// What stands in `code`.
    public String word() {
        return word;
    }

    public Meaning meaning() {
        return meaning;
    }

    /// For people, in English; what stands in `text`.
    public String sentence() {
        return sentence;
    }

    /// What hack.chat would say, whose number stands in `id`; null where it has nothing like it.
    public @Nullable HackChatWarning hackChat() {
        return hackChat;
    }

    /// The code of a word, or null for a word of a later version.
    public static @Nullable Code ofWord(String word) {
        return BY_WORD.get(word);
    }

    /// How a room's refusal is said.
    public static Code of(Refusal refusal) {
        return switch (refusal) {
            case NO_SUCH_MESSAGE -> NO_SUCH_MESSAGE;
            case GONE -> GONE;
            case ID_CONFLICT -> ID_CONFLICT;
            case NOT_THE_AUTHOR -> NOT_THE_AUTHOR;
            case NICK_TAKEN -> NICK_TAKEN;
            case NO_SUCH_USER -> NO_SUCH_USER;
            case NOT_JOINED -> NOT_JOINED;
            case FORBIDDEN -> FORBIDDEN;
            case DOOR_REQUIRED -> DOOR_REQUIRED;
            case MEMBERS_ONLY -> MEMBERS_ONLY;
            case LOCKED -> LOCKED;
            case BANNED -> BANNED;
            case MUTED -> MUTED;
            case ROOM_EXISTS -> ROOM_EXISTS;
            case ROOM_FULL -> ROOM_FULL;
            case INTERNAL_ERROR -> INTERNAL_ERROR;
        };
    }

    /// How it is said to somebody that they are out of a room.
    public static Code of(Expulsion why) {
        return switch (why) {
            case KICKED -> KICKED;
            case BANNED -> BANNED;
            case MEMBERS_ONLY -> MEMBERS_ONLY;
            case ERASED -> ROOM_ERASED;
        };
    }
}
