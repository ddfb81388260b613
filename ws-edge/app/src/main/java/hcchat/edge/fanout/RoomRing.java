package hcchat.edge.fanout;

import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.Limits;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last events of one room, without a hole. Guarded by its ring.
final class RoomRing {
    private static final int TRIM = 64;

    private final RoomId room;
    private final List<RingEvent> events = new ArrayList<>();
    private int dropped;
    private long bytes;

    // Deletes up to here have been applied.
    private long scanned;
    private long linkedSeq = -1;
    private byte[] link = Chain.start();
    private long lowestSeq = -1;
    private byte[] lowestLink = Chain.start();

    RoomRing(RoomId room) {
        this.room = room;
    }

    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return events.size() == dropped;
    }

    long first() {
        return events.get(dropped).stored().seq();
    }

    long last() {
        return events.getLast().stored().seq();
    }

    void append(RingEvent event) {
        if (!isEmpty()) {
            if (event.stored().seq() <= last()) {
                return;
            }
            if (event.stored().seq() > last() + 1) {
                clear();
            }
        }
        if (isEmpty()) {
            scanned = event.stored().seq() - 1;
        }
        events.add(event);
        bytes += event.bytes();
        while (events.size() - dropped > Limits.REPLAY_EVENTS || bytes > Limits.REPLAY_BYTES) {
            dropFirst();
        }
    }

    /// Drops the oldest quarter.
    void shorten() {
        for (int i = (events.size() - dropped) / 4 + 1; i > 0 && !isEmpty(); i--) {
            dropFirst();
        }
    }

    /// Drops everything up to the last event that expires with a day before `day`.
    void dropBefore(int day) {
        int last = events.size() - 1;
        while (last >= dropped && events.get(last).stored().day() >= day) {
            last--;
        }
        for (int i = last - dropped; i >= 0; i--) {
            dropFirst();
        }
    }

    private void dropFirst() {
        bytes -= events.get(dropped).bytes();
        dropped++;
        // Not one by one: that would move all others each time.
        if (dropped >= TRIM && dropped * 2 >= events.size()) {
            events.subList(0, dropped).clear();
            dropped = 0;
        }
    }

    void clear() {
        events.clear();
        dropped = 0;
        bytes = 0;
        linkedSeq = -1;
        lowestSeq = -1;
    }

    /// Events whose type must be known before any is handed out, since one of them may be a delete: oldest first.
    List<StoredEvent> unscanned() {
        List<StoredEvent> unread = new ArrayList<>();
        for (long seq = Math.max(scanned + 1, first()); seq <= last(); seq++) {
            StoredEvent stored = at(seq).stored();
            if (stored.of() != 0 && stored.hasBody()) {
                unread.add(stored);
            }
        }
        return unread;
    }

    void scan(Opening opening) {
        for (StoredEvent stored : unscanned()) {
            if (opening.open(stored, null).event() instanceof MessageDeleted deleted) {
                wipe(deleted.of(), stored.seq());
            }
        }
        scanned = last();
    }

    /// The message, its edits and its reactions lose their bodies.
    ///
    /// @param deleted the seq of the delete, which keeps its own
    void wipe(long of, long deleted) {
        for (int i = dropped; i < events.size(); i++) {
            RingEvent event = events.get(i);
            StoredEvent stored = event.stored();
            if (stored.hasBody() && (stored.seq() == of || (stored.of() == of && stored.seq() < deleted))) {
                bytes -= event.bytes();
                RingEvent wiped = new RingEvent(stored.withoutBody(), event.who());
                events.set(i, wiped);
                bytes += wiped.bytes();
            }
        }
    }

    RingEvent at(long seq) {
        return events.get(dropped + (int) (seq - first()));
    }

    boolean reaches(long from) {
        return !isEmpty() && from >= first();
    }

    /// Remembers a link that somebody was told.
    void checkpoint(long seq, byte[] known) {
        if (isEmpty() || seq < first() - 1 || seq > last()) {
            return;
        }
        if (lowestSeq < first() - 1 || seq < lowestSeq) {
            lowestSeq = seq;
            lowestLink = known;
        }
        if (seq > linkedSeq) {
            linkedSeq = seq;
            link = known;
        }
    }

    /// link(seq), counted on from one that is known; null when none is known before it.
    byte @Nullable [] linkAt(long seq) {
        if (isEmpty() || seq > last()) {
            return null;
        }
        boolean near = linkedSeq >= first() - 1 && linkedSeq <= seq;
        boolean far = lowestSeq >= first() - 1 && lowestSeq <= seq;
        if (!near && !far) {
            return null;
        }
        long from = near ? linkedSeq : lowestSeq;
        byte[] counted = near ? link : lowestLink;
        for (long next = from + 1; next <= seq; next++) {
            counted = Chain.link(counted, room, next, at(next).stored().digest());
        }
        linkedSeq = seq;
        link = counted;
        return counted;
    }
}
