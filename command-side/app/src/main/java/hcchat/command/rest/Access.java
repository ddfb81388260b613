package hcchat.command.rest;

/// Who may call an endpoint.
public enum Access {
    /// Anybody, as often as they like: it says whether the process lives.
    HEALTH,
    /// Anybody, with or without a token.
    ANYBODY,
    /// Who shows a token that stands for a whole account and is alive.
    ACCOUNT,
    /// The same, or who shows a token that is bound to a room: the endpoint sees to it that it is about that room.
    ROOM,
    /// The same, or who has no account and shows the token by which they are a holder in a room: the endpoint sees
    /// to
    /// it that it is about that room.
    HOLDER;

    boolean needsToken() {
        return this == ACCOUNT || this == ROOM || this == HOLDER;
    }
}
