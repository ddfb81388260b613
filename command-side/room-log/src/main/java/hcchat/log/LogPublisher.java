package hcchat.log;

/// The owner's pen. Records leave in the order of the calls, or none leaves after the first that failed.
public interface LogPublisher extends AutoCloseable {
    /// Hands the record over without waiting. `done` is called once, on a thread of the publisher's, with null when
    /// the
    /// log
    /// has it; after a failure every later call fails too and the publisher must be replaced.
    void publish(LogRecord record, Done done);

    /// Gives up what isn't sent yet and returns at once.
    @Override
    void close();

    interface Done {
        void done(@org.jspecify.annotations.Nullable Exception failure);
    }
}
