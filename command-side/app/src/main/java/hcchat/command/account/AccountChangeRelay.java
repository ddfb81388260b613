package hcchat.command.account;

import hcchat.command.account.AccountDatabase.StoreAway;
import hcchat.log.LogUnavailable;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountLog;
import hcchat.log.account.Revocations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells everybody who lets people in what the rows say has ended. A row is told again until it is known to be out, by
/// whichever process is there; so what was committed is told, whatever was away meanwhile, and at times twice.
///
/// A log that was lost and made anew holds nothing of what was told before: then, and at its own start, all that could
/// still matter is told again.
public final class AccountChangeRelay implements AccountNews, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountChangeRelay.class);
    // For rows of a process that ended before it told them.
    private static final long LOOK_MILLIS = 1_000;
    private static final long COMPARE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int AT_ONCE = 500;

    private final AccountDatabase database;
    private final AccountLog log;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private @Nullable String incarnation;
    private long comparedNanos;
    private boolean waiting;
    private volatile boolean closed;

    private AccountChangeRelay(AccountDatabase database, AccountLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("account-changes").daemon().unstarted(this::run);
    }

    public static AccountChangeRelay start(AccountDatabase database, AccountLog log, Clock clock) {
        AccountChangeRelay relay = new AccountChangeRelay(database, log, clock);
        relay.thread.start();
        return relay;
    }

    @Override
    public void look() {
        news.release();
    }

    private void run() {
        while (!closed) {
            tried();
            try {
                boolean _ = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void tried() {
        // What is asked for from here on is asked for again.
        news.drainPermits();
        try {
            // First what is new: it never waits for what is told again.
            tellNew();
            retellIfLost();
            if (waiting) {
                waiting = false;
                LOG.info("Account changes are told again");
            }
        } catch (LogUnavailable | StoreAway away) {
            // Whoever was ended is let in meanwhile: that is said, once while it lasts.
            LOG.atLevel(waiting ? Level.DEBUG : Level.WARN).log("Account changes wait: {}", away.getMessage());
            waiting = true;
        } catch (RuntimeException failed) {
            LOG.warn("Account changes could not be told: {}", failed.getClass().getName());
        }
    }

    private void tellNew() {
        List<Row> rows = database.ask(sql -> ChangeTable.untold(sql, AT_ONCE));
        while (!rows.isEmpty()) {
            tell(rows);
            rows = database.ask(sql -> ChangeTable.untold(sql, AT_ONCE));
        }
    }

    private void tell(List<Row> rows) {
        log.publish(rows.stream().map(Row::change).toList());
        List<Long> ids = rows.stream().map(Row::id).toList();
        int _ = database.ask(sql -> ChangeTable.told(sql, ids));
    }

    private void retellIfLost() {
        long now = System.nanoTime();
        if (incarnation != null && now - comparedNanos < COMPARE_NANOS) {
            return;
        }
        String found = log.incarnation();
        if (!found.equals(incarnation)) {
            retell(Times.now(clock).minus(Revocations.KEPT));
            incarnation = found;
        }
        comparedNanos = now;
    }

    private void retell(Instant from) {
        List<Row> rows = database.ask(sql -> ChangeTable.since(sql, from, 0, AT_ONCE));
        while (!rows.isEmpty()) {
            tell(rows);
            long last = rows.getLast().id();
            tellNew();
            rows = database.ask(sql -> ChangeTable.since(sql, from, last, AT_ONCE));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// A row of `account_change`.
    record Row(long id, AccountChange change) {}
}
