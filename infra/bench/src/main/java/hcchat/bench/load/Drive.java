package hcchat.bench.load;

/// Decides when who sends what. Called by the loop's one thread.
public interface Drive {
    /// Does what is due.
    ///
    /// @return in how many nanoseconds something is due again; [Long#MAX_VALUE] when only an answer can change that
    long tick(LoadLoop loop, long now);

    /// A message of `sender` was refused.
    default void refused(LoadLoop loop, Sender sender) {}

    /// A message of `sender` was acknowledged.
    default void answered(LoadLoop loop, Sender sender, long now) {}

    /// A message of `sender` came back to it.
    default void heard(LoadLoop loop, Sender sender, long now) {}
}
