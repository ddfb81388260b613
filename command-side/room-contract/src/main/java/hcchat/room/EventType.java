package hcchat.room;

/// Every kind of event that a room stores. The code stands in stored bytes, the name in canonical bytes and frames:
/// neither ever changes, and a retired one is never given again.
public enum EventType {
    CHAT(1, "chat"),
    EMOTE(2, "emote"),
    ATTACHMENT(3, "attachment"),
    EDIT(4, "edit"),
    DELETE(5, "delete"),
    REACT(6, "react"),
    DOOR(16, "door"),
    ROLE(17, "role"),
    BAN(18, "ban"),
    MUTE(19, "mute"),
    LOCK(20, "lock"),
    KEY(21, "key"),
    EXPIRE(22, "expire"),
    // Reserved: their fields freeze when they are first written.
    CALL_STARTED(32, "callStarted"),
    CALL_ENDED(33, "callEnded");

    private static final EventType[] BY_CODE = new EventType[64];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final String word;

    EventType(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /// The stored code, 1 to 63.
    public int code() {
        return code;
    }

    /// The word for it in canonical bytes and in frames.
    public String word() {
        return word;
    }

    /// The versioned name under which Axon knows the event.
    public String storedName() {
        return "room." + word + ".v1";
    }

    /// Whether an edit, a deletion or a reaction may be about it.
    public boolean isMessage() {
        return this == CHAT || this == EMOTE || this == ATTACHMENT;
    }

    /// Whether it changes the room's state: such events never expire, and nothing can be about them.
    public boolean isState() {
        return code >= DOOR.code && code <= EXPIRE.code;
    }

    /// @throws IllegalArgumentException for a code that no version of ours has written
    public static EventType ofCode(int code) {
        EventType type = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (type == null) {
            throw new IllegalArgumentException("unknown event code " + code);
        }
        return type;
    }
}
