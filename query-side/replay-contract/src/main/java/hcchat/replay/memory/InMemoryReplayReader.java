package hcchat.replay.memory;

import hcchat.replay.ReplayReader;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A reader of events that a test appends.
public final class InMemoryReplayReader implements ReplayReader {
    private final int partitions;
    private final Map<RoomId, TreeMap<Long, StoredEvent>> rooms = new HashMap<>();
    private final Map<RoomId, Map<AuthorId, byte[]>> names = new HashMap<>();
    private final Map<RoomId, Map<AuthorId, Marker>> markers = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> cuts = new HashMap<>();
    private int epoch = 1;
    private boolean unavailable;

    public InMemoryReplayReader(int partitions) {
        this.partitions = partitions;
    }

    /// Stores an event, or what is left of it after its body went.
    public synchronized void append(StoredEvent event) {
        rooms.computeIfAbsent(event.room(), missing -> new TreeMap<>()).put(event.seq(), event);
    }

    public synchronized void name(RoomId room, AuthorId author, byte[] sealed) {
        names.computeIfAbsent(room, missing -> new HashMap<>()).put(author, sealed);
    }

    /// How far an author has come.
    public synchronized void mark(RoomId room, AuthorId author, Marker marker) {
        markers.computeIfAbsent(room, missing -> new HashMap<>()).put(author, marker);
    }

    /// A backup was restored: `newEpoch` began, and what stood above `position` in the partition is gone.
    public synchronized void cut(int newEpoch, int partition, long position) {
        epoch = Math.max(epoch, newEpoch);
        cuts.computeIfAbsent(newEpoch, missing -> new HashMap<>()).put(partition, position);
    }

    /// Whether every call fails from now on.
    public synchronized void unavailable(boolean is) {
        unavailable = is;
    }

    @Override
    public CompletableFuture<Page> forward(RoomId room, long after, int limit, int maxBytes, long atLeast) {
        return answer(() -> {
            NavigableMap<Long, StoredEvent> events = events(room);
            List<StoredEvent> page = fitting(events.tailMap(after, false).values(), limit, maxBytes);
            long head = head(events);
            long first =
                    page.isEmpty() ? Math.min(after, head) + 1 : page.getFirst().seq();
            boolean end = page.isEmpty() || page.getLast().seq() == head;
            return new Page(page, link(events, first - 1), head, end);
        });
    }

    @Override
    public CompletableFuture<Page> backward(RoomId room, long before, int limit, int maxBytes) {
        return answer(() -> {
            NavigableMap<Long, StoredEvent> events = events(room);
            List<StoredEvent> page = fitting(
                            events.headMap(before, false).descendingMap().values(), limit, maxBytes)
                    .reversed();
            long first = page.isEmpty() ? 1 : page.getFirst().seq();
            return new Page(page, link(events, first - 1), head(events), first == 1);
        });
    }

    @Override
    public CompletableFuture<List<StoredEvent>> positions(int partition, long from, long to) {
        return answer(() -> fitting(
                rooms.values().stream()
                        .flatMap(events -> events.values().stream())
                        .filter(event -> event.room().partition(partitions) == partition)
                        .filter(event -> event.position() >= from && event.position() <= to)
                        .sorted(Comparator.comparingLong(StoredEvent::position))
                        .toList(),
                MAX_LIMIT,
                MAX_BYTES));
    }

    @Override
    public CompletableFuture<Map<AuthorId, byte[]>> names(RoomId room, Collection<AuthorId> authors) {
        return answer(() -> {
            Map<AuthorId, byte[]> known = new HashMap<>(names.getOrDefault(room, Map.of()));
            known.keySet().retainAll(authors);
            return known;
        });
    }

    @Override
    public CompletableFuture<List<Reading>> readings(List<Reader> readers) {
        return answer(() -> readers.stream().map(this::reading).toList());
    }

    private Reading reading(Reader reader) {
        NavigableMap<Long, StoredEvent> events = events(reader.room());
        Marker marker = markers.getOrDefault(reader.room(), Map.of()).getOrDefault(reader.author(), Marker.NONE);
        long after = Math.max(marker.read(), reader.from() - 1);
        long unread = events.tailMap(after, false).values().stream()
                .filter(StoredEvent::isMessage)
                .count();
        return new Reading(head(events), marker, unread);
    }

    @Override
    public CompletableFuture<Long> keptSince(RoomId room, int clientsEpoch) {
        return answer(() -> {
            if (clientsEpoch > epoch) {
                return 0L;
            }
            long lowest = Long.MAX_VALUE;
            for (int later = clientsEpoch + 1; later <= epoch; later++) {
                Long cut = cuts.getOrDefault(later, Map.of()).get(room.partition(partitions));
                lowest = cut == null ? lowest : Math.min(lowest, cut);
            }
            long kept = 0;
            for (StoredEvent event : events(room).values()) {
                kept = event.position() <= lowest ? event.seq() : kept;
            }
            return kept;
        });
    }

    private NavigableMap<Long, StoredEvent> events(RoomId room) {
        return rooms.getOrDefault(room, new TreeMap<>());
    }

    private static long head(NavigableMap<Long, StoredEvent> events) {
        return events.isEmpty() ? 0 : events.lastKey();
    }

    private static byte[] link(NavigableMap<Long, StoredEvent> events, long seq) {
        byte[] link = Chain.start();
        for (StoredEvent event : events.headMap(seq, true).values()) {
            link = Chain.link(link, event.room(), event.seq(), event.digest());
        }
        return link;
    }

    private static List<StoredEvent> fitting(Collection<StoredEvent> candidates, int limit, int maxBytes) {
        List<StoredEvent> page = new ArrayList<>();
        long bytes = 0;
        for (StoredEvent event : candidates) {
            bytes += event.encodedLength();
            if (!page.isEmpty() && (bytes > maxBytes || page.size() >= Math.min(limit, MAX_LIMIT))) {
                break;
            }
            page.add(event);
        }
        return page;
    }

    private synchronized <A> CompletableFuture<A> answer(Supplier<A> reading) {
        return unavailable
                ? CompletableFuture.failedFuture(new ReplayUnavailable("a test's"))
                : CompletableFuture.completedFuture(reading.get());
    }

    @Override
    public void close() {}
}
