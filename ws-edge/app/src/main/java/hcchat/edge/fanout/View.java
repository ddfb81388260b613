package hcchat.edge.fanout;

/// The language in which a socket is told things.
public enum View {
    /// hack.chat's own, as its first clients speak it.
    HACK,
    /// hack.chat's second version: a client that began with `session`.
    HACK2,
    /// HCChat.
    HC;

    static final int COUNT = values().length;

    public boolean isHackChat() {
        return this != HC;
    }
}
