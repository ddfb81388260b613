package hcchat.command.store;

/// Why a batch isn't known to be committed.
public abstract sealed class StoreFailure extends Exception {
    private static final long serialVersionUID = 1;

    private StoreFailure(String what, Throwable cause) {
        super(what, cause);
    }

    /// Another owner has a partition of the batch: nothing was written.
    public static final class FenceLost extends StoreFailure {
        private static final long serialVersionUID = 1;

        FenceLost(Throwable cause) {
            super("fence lost", cause);
        }
    }

    /// A message id of the batch is stored already: nothing was written.
    public static final class IdTaken extends StoreFailure {
        private static final long serialVersionUID = 1;

        IdTaken(Throwable cause) {
            super("message id taken", cause);
        }
    }

    /// The store couldn't be reached before anything was sent: nothing was written.
    public static final class Unreachable extends StoreFailure {
        private static final long serialVersionUID = 1;

        Unreachable(Throwable cause) {
            super("store unreachable", cause);
        }
    }

    /// The commit was sent and not answered: it may have gone either way.
    public static final class CommitUnknown extends StoreFailure {
        private static final long serialVersionUID = 1;

        CommitUnknown(Throwable cause) {
            super("commit unanswered", cause);
        }
    }

    /// The store said no for another reason: nothing was written.
    public static final class Rejected extends StoreFailure {
        private static final long serialVersionUID = 1;

        Rejected(Throwable cause) {
            super("batch rejected", cause);
        }
    }
}
