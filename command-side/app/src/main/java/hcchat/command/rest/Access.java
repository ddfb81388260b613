package hcchat.command.rest;

/// Who may call an endpoint.
public enum Access {
    /// Anybody, as often as they like: it says whether the process lives.
    HEALTH,
    /// Anybody, with or without a token.
    ANYBODY,
    /// Who shows a token that stands for a whole account and is alive.
    ACCOUNT
}
