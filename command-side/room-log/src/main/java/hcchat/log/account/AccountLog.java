package hcchat.log.account;

import hcchat.log.LogUnavailable;
import java.util.List;

/// The changes as command-side tells them. One is made a process.
public interface AccountLog extends AccountChanges, AutoCloseable {
    /// Tells them in this order, and returns when the log has them all: within 10 s, or it fails.
    ///
    /// @throws LogUnavailable if it isn't known whether the log has them: all must be told again, by somebody who
    /// remembers them
    void publish(List<AccountChange> changes);

    /// Names the log as long as it is the same: a lost one that was made anew has another name and holds nothing of
    /// what was told before.
    ///
    /// @throws LogUnavailable if it can't be asked
    String incarnation();

    /// Ends what was opened here and is still open.
    @Override
    void close();
}
