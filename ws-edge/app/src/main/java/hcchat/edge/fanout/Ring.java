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
import org.jspecify.annotations.Nullable;

/// The recent past of all rooms, sealed, within one budget: the room that was silent for longest goes first. Who
/// reconnects
/// after a short absence is served from here.
public final class Ring {
    private final long budget;
    private final Map<RoomId, RoomRing> rooms = new LinkedHashMap<>();
    private long bytes;

    /// @param budget bytes that all rooms together may take
    public Ring(long budget) {
        this.budget = budget;
    }

    synchronized void append(RingEvent event) {
        RoomId room = event.stored().room();
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
    /// is
    /// without its body; the keys of [#keysToScan] must have been fetched.
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
    /// ring
    /// doesn't reach back to `from`.
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
