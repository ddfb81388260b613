package hcchat.edge.replay;

/// Whom a replay or a page is for. Told under a room's monitor: only counts and returns.
public interface ReadingPast {
    /// So many bytes of frames are on their way to the socket.
    void brought(int bytes);

    /// The head has been told: another may begin.
    void endReadingPast();
}
