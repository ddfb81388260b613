package hcchat.intake.routing;

import hcchat.intake.IntakeClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.LiveRecord;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Why;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The client, whatever its lines are made of. One thread does it all: it empties the mailbox, sends each owner what
/// gathered, and sleeps; the rest is who is told what.
public final class RoutingIntakeClient implements IntakeClient {
    private static final Logger log = LoggerFactory.getLogger(RoutingIntakeClient.class);
    private static final int LETTERS_A_ROUND = 4_096;
    private static final long OVERLOADED_RETRY_MS = 500;

    private final long patienceNanos;
    private final Budget budget;
    private final Mailbox mailbox = new Mailbox();
    private final Routes routes;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;

    /// Begins at once; closes `lines` when it is closed.
    ///
    /// @param feed hears on the lines' threads what owners feed; nothing any more once this is closed
    public RoutingIntakeClient(RoutingSettings settings, OwnerLines lines, Presence presence, LiveFeed feed) {
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(settings.patienceMs());
        this.budget = new Budget(settings.maxRequests(), settings.maxBytes());
        this.routes = new Routes(settings, lines, presence, records -> hear(feed, records), this::later, this::answer);
        this.thread = Thread.ofPlatform().daemon().name("intake-client").unstarted(this::run);
        thread.start();
    }

    @Override
    public void ask(RoomRequest request, Answer answer) {
        int size = Budget.sizeOf(request);
        if (!budget.take(size)) {
            answer.take(new TryLater(Why.OVERLOADED, OVERLOADED_RETRY_MS));
            return;
        }
        Pending pending = new Pending(request, answer, size, System.nanoTime() + patienceNanos);
        mailbox.put(() -> take(pending));
        if (closed) {
            // Nobody reads letters any more: whoever comes this late reads his own.
            emptyMailbox(Integer.MAX_VALUE);
        }
    }

    private void later(Runnable letter) {
        mailbox.put(() -> {
            if (!closed) {
                letter.run();
            }
        });
    }

    private void take(Pending pending) {
        if (closed) {
            answer(pending, pending.givenUp());
        } else {
            routes.take(pending);
        }
    }

    private void run() {
        while (!closing) {
            try {
                emptyMailbox(LETTERS_A_ROUND);
                routes.tend(System.nanoTime());
            } catch (RuntimeException ours) {
                // What waits has its deadline; one bad round must not take the others' answers along.
                log.error("a round of the intake client failed", ours);
            }
            mailbox.await(routes.idleNanos(System.nanoTime()));
        }
        closed = true;
        routes.end();
        emptyMailbox(Integer.MAX_VALUE);
    }

    private void emptyMailbox(int most) {
        for (int i = 0; i < most; i++) {
            Runnable letter = mailbox.poll();
            if (letter == null) {
                return;
            }
            letter.run();
        }
    }

    /// On a line's thread, which must not break for what a listener does.
    private static void hear(LiveFeed feed, List<LiveRecord> records) {
        try {
            feed.heard(records);
        } catch (RuntimeException theirs) {
            log.error("news wasn't taken", theirs);
        }
    }

    private void answer(Pending pending, Outcome outcome) {
        budget.giveBack(pending.bytes);
        try {
            pending.answer.take(outcome);
        } catch (RuntimeException theirs) {
            log.error("an answer wasn't taken", theirs);
        }
    }

    @Override
    public void close() {
        closing = true;
        mailbox.put(() -> {});
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
