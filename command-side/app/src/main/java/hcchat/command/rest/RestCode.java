package hcchat.command.rest;

import hcchat.wire.Code;
import java.util.Locale;

/// Every reason for which REST may say no. The name in lower case is the `code` of the problem document; it never
/// changes. Where the socket has the same reason it is the same word.
public enum RestCode {
    /// The body isn't a JSON object, or it says something twice.
    BAD_JSON(400, "The body must be one JSON object in UTF-8."),
    /// A field is missing, of another type, or out of its bounds: `field` says which.
    BAD_FIELD(400, "A field is missing or not valid."),
    /// 1 to 24 of `[A-Za-z0-9_]`.
    BAD_NAME(400, "A name is 1 to 24 letters, digits or _."),
    /// 10 to 256 characters.
    BAD_PASSWORD(400, "A password has 10 to 256 characters."),
    /// The request itself is odd: its address, its headers.
    BAD_REQUEST(400, "That request could not be read."),

    BAD_CHANNEL(400, Code.BAD_CHANNEL),
    BAD_ID(400, Code.BAD_ID),
    BAD_TEXT(400, Code.BAD_TEXT),
    BAD_ATTACHMENT(400, Code.BAD_ATTACHMENT),
    BAD_NUMBER(400, Code.BAD_NUMBER),
    ENCRYPT_IT(400, Code.ENCRYPT_IT),

    /// This needs a token, and there was none.
    TOKEN_REQUIRED(401, "Log in first."),
    /// The token is forged, or none of this server's; or a refresh token that is worth nothing any more.
    BAD_TOKEN(401, Code.BAD_TOKEN),
    /// The access token has expired: refresh it.
    TOKEN_EXPIRED(401, "The token has expired."),
    /// The access token was signed here and hasn't expired, but it, its device or its account has been ended:
    /// log in again.
    TOKEN_REVOKED(401, Code.TOKEN_REVOKED),
    /// The refresh token was used before, by its owner or by a thief: its device is logged out.
    TOKEN_REUSED(401, "That token was used before; log in again."),
    /// Name or password is wrong; which of them, nobody is told.
    BAD_LOGIN(401, "Name or password is wrong."),

    FORBIDDEN(403, Code.FORBIDDEN),
    /// This server takes nobody without an account.
    ACCOUNT_REQUIRED(403, Code.ACCOUNT_REQUIRED),
    DOOR_REQUIRED(403, Code.DOOR_REQUIRED),
    MEMBERS_ONLY(403, Code.MEMBERS_ONLY),
    LOCKED(403, Code.LOCKED),
    BANNED(403, Code.BANNED),
    MUTED(403, Code.MUTED),
    /// Who writes into a room by REST must be one of its members, or show a token that was made for it.
    NOT_JOINED(403, Code.NOT_JOINED),
    NOT_THE_AUTHOR(403, Code.NOT_THE_AUTHOR),
    /// The page comes from a host that isn't allowed here.
    BAD_ORIGIN(403, "Pages of that origin may not do that."),
    /// Only whom the operator invited may make an account.
    INVITE_REQUIRED(403, "An account needs an invite of who runs this server."),
    /// The invite is unknown, used, or too old.
    BAD_INVITE(403, "That invite is not valid any more."),
    REGISTRATION_CLOSED(403, "This server takes no new accounts."),

    /// No such address.
    NO_SUCH_PATH(404, "There is nothing here."),
    /// No such room, or nobody has told you its channel.
    NO_SUCH_ROOM(404, "There is no such room for you."),
    NO_SUCH_ACCOUNT(404, "There is no such account."),
    NO_SUCH_USER(404, Code.NO_SUCH_USER),
    NO_SUCH_INVITE(404, "There is no such invite."),
    NO_SUCH_MESSAGE(404, Code.NO_SUCH_MESSAGE),
    NO_SUCH_DEVICE(404, "There is no such device."),
    NO_SUCH_METHOD(405, "That cannot be done here."),
    NAME_TAKEN(409, "That name is taken."),
    ROOM_EXISTS(409, Code.ROOM_EXISTS),
    ROOM_FULL(409, Code.ROOM_FULL),
    ID_CONFLICT(409, Code.ID_CONFLICT),
    GONE(410, Code.GONE),
    TOO_LARGE(413, "The body is too large."),
    BAD_CONTENT_TYPE(415, "The body must be application/json."),
    RATE_LIMITED(429, Code.RATE_LIMITED),

    /// Our own fault; nothing is known of what was done.
    INTERNAL_ERROR(500, Code.INTERNAL_ERROR),
    OVERLOADED(503, Code.OVERLOADED),
    UNAVAILABLE(503, Code.UNAVAILABLE),
    STORAGE_FULL(503, Code.STORAGE_FULL),
    /// Send it again with the same id.
    UNKNOWN(503, Code.UNKNOWN);

    private final int status;
    private final String sentence;

    RestCode(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    RestCode(int status, Code onTheWire) {
        this(status, onTheWire.sentence());
    }

    /// What stands in `code`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    /// For people, in English; what stands in `title`.
    public String sentence() {
        return sentence;
    }
}
