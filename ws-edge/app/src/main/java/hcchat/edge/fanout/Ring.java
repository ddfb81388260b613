package hcchat.edge.fanout;

import hcchat.intake.KeyClient.KeyId;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The recent past of all rooms, sealed, within one budget: the room that was silent for longest goes first. Who
/// reconnects after a short absence is served from here.
public final class Ring {
    private static final long DAY_MS = 24L * 60 * 60 * 1_000;

    private final long budget;
    private final LongSupplier millis;
    private final Map<RoomId, RoomRing> rooms = new LinkedHashMap<>();
    private long bytes;
    private int expired;

    /// @param budget bytes that all rooms together may take
    /// @param millis since 1970
    public Ring(long budget, LongSupplier millis) {
        this.budget = budget;
        this.millis = millis;
    }

    /// The first day of which a server that keeps texts for one day, the least there is, surely has them still.
    /// Nobody tells edges what expires: what is older isn't kept here, and the store is asked.
    private int firstKept() {
        return (int) Math.floorDiv(millis.getAsLong(), DAY_MS) - 1;
    }

    /// Lets go what may have expired; to be called every second or so.
    public synchronized void expire() {
        int kept = firstKept();
        if (kept == expired) {
            return;
        }
        expired = kept;
        Iterator<RoomRing> all = rooms.values().iterator();
        while (all.hasNext()) {
            RoomRing ring = all.next();
            bytes -= ring.bytes();
            ring.dropBefore(kept);
            bytes += ring.bytes();
            if (ring.isEmpty()) {
                all.remove();
            }
        }
    }

    synchronized void append(RingEvent event) {
        RoomId room = event.stored().room();
        if (event.stored().day() < firstKept()) {
            // A change of an old message: behind the hole that it leaves the ring begins anew.
            drop(room);
            return;
        }
        RoomRing ring = rooms.remove(room);
        if (ring == null) {
            ring = new RoomRing(room);
        }
        rooms.put(room, ring);
        bytes -= ring.bytes();
        ring.append(event);
        bytes += ring.bytes();
        while (bytes > budget) {
            shrink();
        }
    }

    private void shrink() {
        Iterator<RoomRing> oldest = rooms.values().iterator();
        RoomRing ring = oldest.next();
        bytes -= ring.bytes();
        if (rooms.size() > 1) {
            oldest.remove();
            return;
        }
        ring.shorten();
        bytes += ring.bytes();
        if (ring.isEmpty()) {
            oldest.remove();
        }
    }

    /// A message was deleted by the event `deleted`.
    synchronized void wipe(RoomId room, long of, long deleted) {
        RoomRing ring = rooms.get(room);
        if (ring != null) {
            bytes -= ring.bytes();
            ring.wipe(of, deleted);
            bytes += ring.bytes();
        }
    }

    synchronized void drop(RoomId room) {
        RoomRing ring = rooms.remove(room);
        if (ring != null) {
            bytes -= ring.bytes();
        }
    }

    synchronized void dropPartition(int partition, int partitions) {
        for (RoomId room : List.copyOf(rooms.keySet())) {
            if (room.partition(partitions) == partition) {
                drop(room);
            }
        }
    }

    /// Whether the event `from` of the room is here, and all after it.
    public synchronized boolean reaches(RoomId room, long from) {
        RoomRing ring = rooms.get(room);
        return ring != null && ring.reaches(from);
    }

    /// The keys without which [#read] can't say what was deleted meanwhile.
    public synchronized Set<KeyId> keysToScan(RoomId room) {
        RoomRing ring = rooms.get(room);
        Set<KeyId> ids = new HashSet<>();
        if (ring != null && !ring.isEmpty()) {
            ring.unscanned().forEach(stored -> ids.add(Opening.keyOf(stored)));
        }
        return ids;
    }

    /// The events from `from` on, or null when the ring doesn't reach back so far. What was deleted by any of them
    /// is without its body; the keys of [#keysToScan] must have been fetched.
    ///
    /// @param limit events, one at least is given when there is any
    public synchronized @Nullable List<RingEvent> read(
            RoomId room, long from, int limit, int maxBytes, Opening opening) {
        RoomRing ring = rooms.get(room);
        if (ring == null || !ring.reaches(from)) {
            return null;
        }
        bytes -= ring.bytes();
        ring.scan(opening);
        bytes += ring.bytes();
        List<RingEvent> page = new ArrayList<>();
        int size = 0;
        for (long seq = from; seq <= ring.last() && page.size() < limit; seq++) {
            RingEvent event = ring.at(seq);
            size += event.bytes();
            if (!page.isEmpty() && size > maxBytes) {
                break;
            }
            page.add(event);
        }
        return page;
    }

    /// The lowest seq from which on the room's events here are no more than `maxBytes` long up to `to`; 0 when the
    /// ring doesn't reach back to `from`.
    public synchronized long newestWithin(RoomId room, long from, long to, long maxBytes) {
        RoomRing ring = rooms.get(room);
        if (ring == null || !ring.reaches(from) || ring.last() < to) {
            return 0;
        }
        long size = 0;
        for (long seq = to; seq >= from; seq--) {
            size += ring.at(seq).stored().encodedLength();
            if (size > maxBytes) {
                return seq + 1;
            }
        }
        return from;
    }

    /// Remembers link(seq), from which others can be counted.
    public synchronized void checkpoint(RoomId room, long seq, byte[] link) {
        RoomRing ring = rooms.get(room);
        if (ring != null) {
            ring.checkpoint(seq, link);
        }
    }

    /// link(seq), or null when nothing here says it.
    public synchronized byte @Nullable [] linkAt(RoomId room, long seq) {
        RoomRing ring = rooms.get(room);
        return ring == null ? null : ring.linkAt(seq);
    }

    synchronized long bytes() {
        return bytes;
    }
}
