package hcchat.log;

import org.jspecify.annotations.Nullable;

/// The owner's pen. Records leave in the order of the calls, or none leaves after the first that failed.
public interface LogPublisher extends AutoCloseable {
    /// Hands the record over without waiting. `done` is called once, with null when the log has it: on a thread of
    /// the publisher's, which it must not keep waiting. After a failure every later call fails too, at once and on
    /// the caller's thread, and the publisher must be replaced. What failed may stand in the log nevertheless.
    void publish(LogRecord record, Done done);

    /// Gives up what isn't confirmed yet, what hasn't left yet included (it fails), and returns at once. Nobody
    /// waits here, even for a log that is there: the next owner tells what was stored from the store, and who is
    /// there by full rosters. What else passes is lost with its owner.
    @Override
    void close();

    interface Done {
        void done(@Nullable Exception failure);
    }
}
