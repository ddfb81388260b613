package hcchat.intake.routing;

import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice.Answer;
import hcchat.room.RoomId;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Which partitions one conversation speaks for, at the owner's end. An instance that loses a partition and gets it
/// again must not do what stands behind a request that it turned away in between: it would overtake. So a partition
/// stands from its attachment to the first null, and everything that was let in under an attachment falls with it.
public final class Standings {
    private static final long FALLEN = 0;

    private final AtomicLongArray attachment;
    private long last;

    public Standings(int partitions) {
        this.attachment = new AtomicLongArray(partitions);
    }

    public int partitions() {
        return attachment.length();
    }

    /// Called by one thread.
    public void attach(int partition) {
        attachment.set(partition, ++last);
    }

    /// `answer` under the partition's present attachment, or null when it has none: then the answer is null at
    /// once.
    public @Nullable Answer admit(RoomId room, Answer answer) {
        int partition = room.partition(attachment.length());
        long current = attachment.get(partition);
        return current == FALLEN ? null : new Standing(partition, current, answer);
    }

    private final class Standing implements Answer {
        private final int partition;
        private final long under;
        private final Answer answer;

        Standing(int partition, long under, Answer answer) {
            this.partition = partition;
            this.under = under;
            this.answer = answer;
        }

        @Override
        public boolean stands() {
            return attachment.get(partition) == under;
        }

        @Override
        public void take(@Nullable Outcome outcome) {
            if (outcome == null) {
                attachment.compareAndSet(partition, under, FALLEN);
            }
            answer.take(outcome);
        }
    }
}
