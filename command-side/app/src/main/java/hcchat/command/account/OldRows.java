package hcchat.command.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Rows that nobody asks for any more.
public final class OldRows {
    // What ended is remembered everywhere for 30 minutes; whoever starts reads back so far.
    private static final Duration CHANGES_KEPT = Duration.ofHours(1);

    private final AccountDatabase database;
    private final Clock clock;

    public OldRows(AccountDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Deletes them.
    ///
    /// @throws AccountDatabase.StoreAway if the store can't be reached
    public void sweep() {
        Instant now = Times.now(clock);
        database.ask(sql -> {
            ChangeTable.deleteOld(sql, now.minus(CHANGES_KEPT));
            InviteTable.deleteExpired(sql, now);
            NoticeTable.deleteOld(sql, now);
            DeviceTable.deleteForgotten(sql, now);
            return true;
        });
    }
}
