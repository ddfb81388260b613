package hcchat.command.owner;

import hcchat.intake.LiveFeed;
import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// One edge's end of the conversation: what it asks goes to the owner's mailbox while there is room.
final class Desk implements OwnerOffice.EdgeDesk {
    private static final AtomicLong STREAMS = new AtomicLong();
    private static final Outcome OVERLOADED = new Outcome.TryLater(Outcome.Why.OVERLOADED, 1_000);

    private final String edge;
    private final Mailbox mailbox;
    private final long stream = STREAMS.incrementAndGet();

    Desk(String edge, Mailbox mailbox, LiveFeed feed) {
        this.edge = edge;
        this.mailbox = mailbox;
        mailbox.post(new Letter.Attached(edge, stream, feed));
    }

    @Override
    public void take(List<OwnerOffice.Asked> batch) {
        if (!mailbox.postRequests(edge, batch)) {
            batch.forEach(asked -> asked.answer().take(OVERLOADED));
        }
    }

    @Override
    public void reattach(Collection<Integer> partitions, List<OwnerOffice.Asked> present) {
        mailbox.post(new Letter.Reattached(edge, partitions, present));
    }

    @Override
    public void detach() {
        mailbox.post(new Letter.Detached(edge, stream));
    }
}
