package hcchat.query;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an operator may choose about query-side.
///
/// @param database the primary: the store, which query-side may only select from, and the index, which is its own
/// @param replica a read-only copy that answers pages once it has come far enough, or null
/// @param readers threads and connections for pages; a page costs well under a millisecond, so a few serve
///     thousands a second
/// @param waitingReads pages that may wait for a reader; more are refused as unavailable
/// @param commitEvery the index commits no sooner than this after its last commit, and the log is read no more
///     often
/// @param opsPort the loopback port of health and the operator's commands, 0 for any that is free
/// @param opsFile written at each start: where the operator's commands find this process, and the token that they
///     must show; null to offer no commands
public record QuerySettings(
        DatabaseAccess database,
        @Nullable DatabaseAccess replica,
        int readers,
        int waitingReads,
        Duration commitEvery,
        int opsPort,
        @Nullable Path opsFile) {

    // 200 ms: a fifth of a second of lag that no one sees (pages come from the store), for five rounds a second through
    // the
    // log and PostgreSQL instead of one a batch.
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);

    public QuerySettings {
        if (readers < 1 || waitingReads < 1 || commitEvery.isNegative() || opsPort < 0 || opsPort > 65_535) {
            throw new IllegalArgumentException("readers and waitingReads must be at least 1, opsPort a port");
        }
    }

    public static QuerySettings defaults(DatabaseAccess database) {
        return new QuerySettings(database, null, 4, 1_024, COMMIT_EVERY, 0, null);
    }

    public QuerySettings withReplica(DatabaseAccess at) {
        return new QuerySettings(database, at, readers, waitingReads, commitEvery, opsPort, opsFile);
    }

    public QuerySettings withOps(int port, Path file) {
        return new QuerySettings(database, replica, readers, waitingReads, commitEvery, port, file);
    }
}
