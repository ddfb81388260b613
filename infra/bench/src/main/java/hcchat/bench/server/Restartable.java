package hcchat.bench.server;

import java.io.IOException;
import java.time.Duration;

/// A target that the bench may stop, kill and start again, on the data that it had.
public interface Restartable extends Target {
    @Override
    ProcessTree processes();

    /// Starts it, and returns when it is ready.
    void start() throws IOException;

    /// Ends it in order, and returns when it has ended.
    void stop() throws IOException;

    /// SIGKILL: nothing is written any more. Its PostgreSQL is left behind, as it would be.
    void kill() throws IOException;

    /// From the start of the process to its word that it is ready, the last time.
    Duration lastStart();
}
