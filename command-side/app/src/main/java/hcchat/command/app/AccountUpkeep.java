package hcchat.command.app;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.AccountDatabase.StoreAway;
import hcchat.command.account.OldRows;
import hcchat.command.grants.SigningKeys;
import hcchat.command.rooms.DeletedAccounts;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done for accounts each minute: keys follow each other, and rows that are of no use any more go.
final class AccountUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountUpkeep.class);
    private static final long EVERY_SECONDS = 60;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("accounts").daemon().factory());

    private AccountUpkeep() {}

    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself, and what it throws is caught
    static AccountUpkeep start(AccountDatabase database, SigningKeys keys, DeletedAccounts deleted, Clock clock) {
        AccountUpkeep upkeep = new AccountUpkeep();
        OldRows rows = new OldRows(database, clock);
        upkeep.clockwork.scheduleWithFixedDelay(
                () -> {
                    tried(keys::refresh);
                    tried(rows::sweep);
                    tried(deleted::sweep);
                },
                EVERY_SECONDS,
                EVERY_SECONDS,
                TimeUnit.SECONDS);
        return upkeep;
    }

    private static void tried(Runnable task) {
        try {
            task.run();
        } catch (StoreAway away) {
            LOG.debug("Accounts wait: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("Upkeep of accounts failed: {}", failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
