package hcchat.command.owner;

import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// One edge's end of the conversation: what it asks goes to the owner's mailbox while there is room.
final class Desk implements OwnerOffice.EdgeDesk {
    private static final AtomicLong STREAMS = new AtomicLong();
    private static final Outcome OVERLOADED = new Outcome.TryLater(Outcome.Why.OVERLOADED, 1_000);

    private final String edge;
    private final Queue<Letter> mailbox;
    private final AtomicInteger waiting;
    private final int maxWaiting;
    private final long stream = STREAMS.incrementAndGet();

    Desk(String edge, Queue<Letter> mailbox, AtomicInteger waiting, int maxWaiting) {
        this.edge = edge;
        this.mailbox = mailbox;
        this.waiting = waiting;
        this.maxWaiting = maxWaiting;
        mailbox.add(new Letter.Attached(edge, stream));
    }

    @Override
    public void take(List<OwnerOffice.Asked> batch) {
        if (waiting.addAndGet(batch.size()) > maxWaiting) {
            waiting.addAndGet(-batch.size());
            batch.forEach(asked -> asked.answer().take(OVERLOADED));
            return;
        }
        mailbox.add(new Letter.Requests(edge, batch));
    }

    @Override
    public void reattach(Collection<Integer> partitions, List<OwnerOffice.Asked> present) {
        mailbox.add(new Letter.Reattached(edge, partitions, present));
    }

    @Override
    public void detach() {
        mailbox.add(new Letter.Detached(edge, stream));
    }
}
