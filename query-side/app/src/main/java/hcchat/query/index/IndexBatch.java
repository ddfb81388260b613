package hcchat.query.index;

import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Consecutive events summed up: what one transaction adds to the index.
final class IndexBatch {
    private final SortedMap<Integer, Long> positions = new TreeMap<>();
    private final Map<RoomId, RoomSum> rooms = new HashMap<>();
    private int events;

    /// What a batch says about one room.
    static final class RoomSum {
        final int part;
        final Map<Integer, Integer> messages = new HashMap<>();
        long seq;
        long position;

        private RoomSum(int part) {
            this.part = part;
        }
    }

    /// Takes the next event of a partition; the caller has checked that it is the next.
    void add(int part, StoredEvent event) {
        RoomSum sum = rooms.computeIfAbsent(event.room(), _ -> new RoomSum(part));
        sum.seq = event.seq();
        sum.position = event.position();
        sum.messages.merge(Blocks.of(event.seq()), event.isMessage() ? 1 : 0, Integer::sum);
        positions.put(part, event.position());
        events++;
    }

    /// The position of the last event of each partition that has any here.
    SortedMap<Integer, Long> positions() {
        return positions;
    }

    /// Rooms in one order for every writer, so that two never wait for each other.
    List<Map.Entry<RoomId, RoomSum>> rooms() {
        List<Map.Entry<RoomId, RoomSum>> all = new ArrayList<>(rooms.entrySet());
        all.sort((a, b) -> {
            int high = Long.compare(a.getKey().hi(), b.getKey().hi());
            return high != 0 ? high : Long.compare(a.getKey().lo(), b.getKey().lo());
        });
        return all;
    }

    int events() {
        return events;
    }
}
