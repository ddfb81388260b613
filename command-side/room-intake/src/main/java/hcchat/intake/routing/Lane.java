package hcchat.intake.routing;

import org.jspecify.annotations.Nullable;

/// The unanswered requests of one partition in the order of their arrival, those on their way in front. To send all
/// again is to set the pointer back.
final class Lane {
    final int partition;

    /// Who is thought to own the partition, null while nobody is known.
    @Nullable
    Link link;

    /// Whether the link's present line speaks for the partition.
    boolean attached;

    /// Whether the link has it on its list of lanes with something to send.
    boolean listed;

    private @Nullable Pending first;
    private @Nullable Pending last;
    private @Nullable Pending next;

    Lane(int partition) {
        this.partition = partition;
    }

    void add(Pending pending) {
        pending.lane = this;
        pending.before = last;
        if (last == null) {
            first = pending;
        } else {
            last.after = pending;
        }
        last = pending;
        if (next == null) {
            next = pending;
        }
    }

    void remove(Pending pending) {
        Pending before = pending.before;
        Pending after = pending.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        if (next == pending) {
            next = after;
        }
        pending.before = null;
        pending.after = null;
    }

    @Nullable
    Pending first() {
        return first;
    }

    boolean hasUnsent() {
        return next != null;
    }

    @Nullable
    Pending takeUnsent() {
        Pending taken = next;
        if (taken != null) {
            next = taken.after;
        }
        return taken;
    }

    /// All are unsent again; returns the numbers under which they were on their way through `each`.
    void rewind(NumberTaker each) {
        for (Pending sent = first; sent != next && sent != null; sent = sent.after) {
            each.take(sent.number);
            sent.number = 0;
        }
        next = first;
    }

    interface NumberTaker {
        void take(long number);
    }
}
