package hcchat.edge.socket;

/// What a socket tells. One call at a time for [#message] and [#tooLong], in the order of arrival.
public interface SocketListener {
    /// A whole message: well-formed UTF-8, joined from its fragments, at most the socket's bound long.
    void message(byte[] utf8);

    /// A message longer than the bound came and was thrown away.
    void tooLong();

    /// Everything that was queued has been written. May come on the thread that flushes.
    void drained();

    /// The connection is gone; told once, and nothing after it.
    void closed();
}
