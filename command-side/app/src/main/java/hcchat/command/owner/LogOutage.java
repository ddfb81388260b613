package hcchat.command.owner;

import hcchat.command.store.StoreFailure;
import hcchat.log.LogUnavailable;
import hcchat.log.RoomLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens while the log is away. It refused something: nothing later may pass before that, so the tale begins
/// again at the log's end, once there is a log. Deciding and committing go on meanwhile, as far as the backlog's bound
/// reaches.
final class LogOutage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogOutage.class);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RoomLog log;
    private final Publication publication;
    private final TakeOver takeOver;
    private final Mailbox mailbox;
    private volatile boolean closed;

    /// @param mailbox told when the log can be read again
    LogOutage(RoomLog log, Publication publication, TakeOver takeOver, Mailbox mailbox) {
        this.log = log;
        this.publication = publication;
        this.takeOver = takeOver;
        this.mailbox = mailbox;
    }

    /// @param generation of the publisher that failed
    void began(long generation) {
        if (publication.isCurrent(generation)) {
            LOG.warn("The log could not be written; what is committed meanwhile is told when it is back");
            await(generation);
        }
    }

    private void await(long generation) {
        Thread.ofVirtual().name("await log").start(() -> {
            while (!closed) {
                try {
                    log.tail(0);
                    mailbox.post(new Letter.LogIsBack(generation));
                    return;
                } catch (RuntimeException away) {
                    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                }
            }
        });
    }

    /// Tells the log, with a publisher of its own, everything that the failed one didn't bring home.
    void ended(long generation, OwnedPartitions owned) {
        if (!publication.isCurrent(generation)) {
            return;
        }
        try {
            publication.reopen();
            for (OwnedPartition partition : owned.all()) {
                takeOver.finishPublication(partition, publication.published(partition.part()));
                // Who came and went meanwhile was told to nobody.
                publication.tell(partition, List.copyOf(partition.rosters().all()), partition.position());
            }
            LOG.info("The log is written again");
        } catch (StoreFailure | LogUnavailable away) {
            LOG.warn("The log is not to be had yet: {}", away.getMessage());
            await(generation + (publication.isCurrent(generation) ? 0 : 1));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
