package hcchat.client.file;

/// How far a transfer has come. Called often, on the transfer's threads; must not block.
@FunctionalInterface
public interface Progress {
    /// What is being done.
    enum Step {
        SEALING,
        SENDING,
        FETCHING,
        OPENING
    }

    /// @param done of `bytes`; goes back where something has to be sent again
    void moved(Step step, long done, long bytes);
}
