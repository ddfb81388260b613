package hcchat.log;

import java.util.Collection;
import java.util.List;

/// The log as its users see it. One of them is made a process; everything here may block but the publisher, and throws
/// [LogUnavailable] when the log can't be reached for 30 s.
public interface RoomLog extends AutoCloseable {
    /// How many partitions the topic has; makes the topic when there is none.
    int partitions();

    LogPublisher openPublisher();

    /// The end of a partition, read anew: what its last readable record says.
    Tail tail(int partition);

    /// Reads the partitions from records not older than `fromMillis` on (0: from the oldest there is) and hands
    /// them to `reader` on one thread of its own, until the subscription is closed. A lost, cut or expired log
    /// isn't an error: reading goes on where the log does, and the gap shows in positions.
    Subscription follow(Collection<Integer> partitions, long fromMillis, LogReader reader);

    /// Joins the group whose members share the partitions as owners. The listener is called on one thread of its
    /// own.
    ///
    /// @param instance a name that no other living member has and that this one keeps over restarts
    Subscription shareOwnership(String instance, OwnershipListener listener);

    /// Ends what was opened here and is still open.
    @Override
    void close();

    /// What a partition's end says.
    ///
    /// @param empty whether the partition holds no record that can be read
    /// @param position the last published position that it knows of, 0 when empty
    /// @param epoch of the last record, 0 when empty
    /// @param term of the last record, 0 when empty
    record Tail(boolean empty, long position, int epoch, long term) {}

    interface Subscription extends AutoCloseable {
        /// Stops, and returns when no call-back is running any more.
        @Override
        void close();
    }

    interface LogReader {
        /// What one poll gave, in the order of each partition; empty when nothing of it was wanted. A slow call
        /// is
        /// back-pressure: nothing is fetched meanwhile. After a call that throws the same records come again.
        void read(List<LogRecord> records);

        /// Whether a record is still of use; what isn't is neither opened nor handed over. Asked about each
        /// record that has a number (one without is always handed over), on the thread that calls [#read], for
        /// all that one poll gave before any of it is read. Must be cheap. After a call that throws the same is
        /// asked again.
        ///
        /// @param number of the record, from 1
        default boolean wants(int partition, int epoch, long term, long number) {
            return true;
        }

        /// Every partition's end, as it was when following began, has been read, or wasn't wanted.
        default void caughtUp() {}
    }

    interface OwnershipListener {
        /// From now on this process owns these partitions of the log, as far as the group knows.
        void assigned(Collection<Integer> partitions);

        /// These go to another member; the call returns when their last command is answered.
        void revoked(Collection<Integer> partitions);

        /// These were lost without notice: another member may have them already.
        void lost(Collection<Integer> partitions);
    }
}
