package hcchat.intake;

/// The way to the owners. Never blocks, answers every request exactly once within its time, keeps the order of
/// requests of one room, tries again with the same ids while nobody has answered.
public interface IntakeClient extends AutoCloseable {
    /// How long a request may take from its arrival.
    long PATIENCE_MS = 10_000;

    /// `answer` is called on the client's one thread, or within this call when too much waits already or the
    /// client is closed; it must not block.
    void ask(RoomRequest request, Answer answer);

    /// What waits is answered at once: nothing more will be heard of it.
    @Override
    void close();

    interface Answer {
        void take(Outcome outcome);
    }
}
