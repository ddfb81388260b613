package hcchat.edge.replay;

import hcchat.edge.fanout.Consumed;
import hcchat.edge.fanout.Names;
import hcchat.edge.fanout.Opening;
import hcchat.edge.fanout.Ring;
import hcchat.edge.fanout.RingEvent;
import hcchat.edge.fanout.RoomKeys;
import hcchat.edge.fanout.Told;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.intake.KeyClient.KeyId;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.Page;
import hcchat.room.AuthorId;
import hcchat.room.MemberCodec;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The past of rooms wherever it is: in the ring of recent events, else with query-side. What comes out is opened and
/// named.
public final class Past {
    private static final int SCAN_BYTES = 1 << 20;

    private final Ring ring;
    private final ReplayReader reader;
    private final RoomKeys keys;
    private final Names names;
    private final Opening opening;
    private final Consumed consumed;

    public Past(Ring ring, ReplayReader reader, RoomKeys keys, Names names, Opening opening, Consumed consumed) {
        this.ring = ring;
        this.reader = reader;
        this.keys = keys;
        this.names = names;
        this.opening = opening;
        this.consumed = consumed;
    }

    /// Events from `from` on, oldest first; none when nobody has them yet.
    CompletableFuture<Chunk> forward(WatchedRoom room, long from, int limit, int maxBytes) {
        if (!ring.reaches(room.id(), from)) {
            return read(room, from, limit, maxBytes);
        }
        return keys.fetch(ring.keysToScan(room.id())).thenCompose(scannable -> {
            List<RingEvent> recent = ring.read(room.id(), from, limit, maxBytes, opening);
            return recent == null
                    ? read(room, from, limit, maxBytes)
                    : open(room, recent, from == 1 ? Chain.start() : ring.linkAt(room.id(), from - 1));
        });
    }

    private CompletableFuture<Chunk> read(WatchedRoom room, long from, int limit, int maxBytes) {
        long atLeast = consumed.position(room.partition());
        return reader.forward(room.id(), from - 1, limit, maxBytes, atLeast).thenCompose(page -> {
            ring.checkpoint(room.id(), from - 1, page.linkBefore());
            return open(room, page);
        });
    }

    /// Events before `before`, oldest first.
    CompletableFuture<Chunk> backward(WatchedRoom room, long before, int limit, int maxBytes) {
        return reader.backward(room.id(), before, limit, maxBytes).thenCompose(page -> open(room, page));
    }

    /// link(seq).
    CompletableFuture<byte[]> link(WatchedRoom room, long seq) {
        if (seq == 0) {
            return CompletableFuture.completedFuture(Chain.start());
        }
        byte[] known = ring.linkAt(room.id(), seq);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return reader.forward(room.id(), seq, 1, 1, consumed.position(room.partition()))
                .thenApply(page -> {
                    ring.checkpoint(room.id(), seq, page.linkBefore());
                    return page.linkBefore();
                });
    }

    /// The lowest seq between `from` and `to` from which on no more than `maxBytes` come.
    CompletableFuture<Long> newestWithin(WatchedRoom room, long from, long to, long maxBytes) {
        long known = ring.newestWithin(room.id(), from, to, maxBytes);
        return known > 0 ? CompletableFuture.completedFuture(known) : scan(room, from, to + 1, maxBytes);
    }

    private CompletableFuture<Long> scan(WatchedRoom room, long from, long before, long maxBytes) {
        return reader.backward(room.id(), before, ReplayReader.MAX_LIMIT, SCAN_BYTES)
                .thenCompose(page -> {
                    long left = maxBytes;
                    for (int i = page.events().size() - 1; i >= 0; i--) {
                        StoredEvent event = page.events().get(i);
                        left -= event.encodedLength();
                        if (left < 0) {
                            return CompletableFuture.completedFuture(event.seq() + 1);
                        }
                        if (event.seq() <= from) {
                            return CompletableFuture.completedFuture(from);
                        }
                    }
                    return page.events().isEmpty()
                            ? CompletableFuture.completedFuture(from)
                            : scan(room, from, page.events().getFirst().seq(), left);
                });
    }

    private CompletableFuture<Chunk> open(WatchedRoom room, Page page) {
        List<RingEvent> events =
                page.events().stream().map(event -> new RingEvent(event, null)).toList();
        return open(room, events, page.linkBefore())
                .thenApply(chunk -> new Chunk(chunk.events(), chunk.linkBefore(), page.end()));
    }

    private CompletableFuture<Chunk> open(WatchedRoom room, List<RingEvent> events, byte @Nullable [] linkBefore) {
        Set<KeyId> ids = new HashSet<>();
        for (RingEvent event : events) {
            if (event.stored().hasBody()) {
                ids.add(Opening.keyOf(event.stored()));
            }
        }
        return keys.fetch(ids).thenCompose(fetched -> name(room, events, linkBefore));
    }

    private CompletableFuture<Chunk> name(WatchedRoom room, List<RingEvent> events, byte @Nullable [] linkBefore) {
        List<Told> told = new ArrayList<>(events.size());
        Set<AuthorId> nameless = new HashSet<>();
        for (RingEvent event : events) {
            byte[] who = event.who();
            Told one = opening.open(event.stored(), who == null ? null : MemberCodec.decodeWho(who));
            if (one.event() != null && one.who() == null) {
                nameless.add(one.event().meta().author());
            }
            told.add(one);
        }
        if (nameless.isEmpty()) {
            return CompletableFuture.completedFuture(new Chunk(told, linkBefore, false));
        }
        return names.look(room.id(), nameless).thenApply(found -> {
            told.replaceAll(one -> named(one, found));
            return new Chunk(told, linkBefore, false);
        });
    }

    private static Told named(Told told, Map<AuthorId, Who> found) {
        return told.event() == null || told.who() != null
                ? told
                : new Told(
                        told.stored(),
                        told.event(),
                        found.get(told.event().meta().author()));
    }
}
