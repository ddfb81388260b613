package hcchat.log.account;

import hcchat.log.RoomLog.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The changes as those see them who let people in.
public interface AccountChanges {
    /// Reads from changes not older than `fromMillis` on, and hands them to `reader` on one thread of its own
    /// until the subscription is closed. Returns at once, whether the log is there or not. A reader that was
    /// held up or cut off goes on where it was; where the log was lost and made anew, it reads all of the new
    /// one.
    Following follow(long fromMillis, Reader reader);

    interface Following extends Subscription {
        /// For who can't know how long it has heard nothing: done once the reader holds whatever was told
        /// before this call. Not before the log can be read; never, if this is closed first. Ends on the
        /// follower's own thread.
        CompletableFuture<Void> reachNow();
    }

    interface Reader {
        /// In the order in which they were told. After a call that throws the same come again.
        void changed(List<AccountChange> changes);

        /// What was there when following began has been read: told once.
        default void caughtUp() {}
    }
}
