package hcchat.edge.fanout;

/// The language in which a socket is told things.
public enum View {
    /// hack.chat's own, as its first clients speak it.
    HACK(0),
    /// hack.chat's second version: a client that began with `session`.
    HACK2(1),
    /// HCChat.
    HC(2);

    static final int COUNT = 3;

    private final int index;

    View(int index) {
        this.index = index;
    }

    /// From 0 to below [#COUNT].
    int index() {
        return index;
    }

    public boolean isHackChat() {
        return this != HC;
    }
}
