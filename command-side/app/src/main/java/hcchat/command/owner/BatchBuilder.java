package hcchat.command.owner;

import hcchat.command.keys.RoomKey;
import hcchat.command.keys.RoomKeyring;
import hcchat.command.rights.Rights;
import hcchat.command.room.EventDecided;
import hcchat.command.store.Batch;
import hcchat.command.store.Batch.Appearance;
import hcchat.command.store.Batch.Fence;
import hcchat.command.store.Batch.Removal;
import hcchat.command.store.Batch.RoomStateRow;
import hcchat.command.store.Batch.Row;
import hcchat.command.store.SealedRights;
import hcchat.room.Decision;
import hcchat.room.EventBodyCodec;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns what was decided into what is written: positions, seals, links, and what else the transaction carries.
final class BatchBuilder {
    private static final int KEPT_LINKS = 256;

    private final RoomKeyring keys;
    private final Appearances appearances;
    private final Publication publication;

    BatchBuilder(RoomKeyring keys, Appearances appearances, Publication publication) {
        this.keys = keys;
        this.appearances = appearances;
        this.publication = publication;
    }

    void build(Attempt attempt, List<EventDecided> events) {
        Map<RoomId, OwnedPartition> partitions = new HashMap<>();
        attempt.rounds().forEach(round -> partitions.put(round.room(), round.partition()));
        List<Row> rows = new ArrayList<>(events.size());
        List<Removal> removals = new ArrayList<>();
        Map<RoomId, RoomStateRow> states = new LinkedHashMap<>();
        for (EventDecided decided : events) {
            OwnedPartition partition = partitions.get(decided.room());
            if (partition == null) {
                throw new IllegalStateException("an event of a room that wasn't asked");
            }
            long position = attempt.positions().merge(partition, partition.position() + 1, (next, first) -> next + 1);
            rows.add(row(partition.part(), position, decided));
            if (decided.event() instanceof MessageDeleted deleted) {
                removals.add(new Removal(decided.room(), deleted.of()));
            }
            Rights rights = decided.rights();
            if (rights != null) {
                states.put(decided.room(), state(decided, rights));
            }
        }
        attempt.writes(
                new Batch(fences(attempt), rows, removals, keys.fresh(), looks(attempt), List.copyOf(states.values())));
    }

    private Row row(int part, long position, EventDecided decided) {
        RoomId room = decided.room();
        long seq = decided.event().meta().seq();
        RoomKey key = keys.sealing(room, seq);
        long of = decided.event().of();
        byte[] header = StoredEvent.associatedData(room, seq, position, key.kid(), decided.day(), decided.digest(), of);
        byte[] body = key.aead().seal(header, EventBodyCodec.encode(decided.event()));
        StoredEvent event = new StoredEvent(room, seq, position, key.kid(), decided.day(), decided.digest(), of, body);
        byte[] link = seq % KEPT_LINKS == 0 ? decided.link() : null;
        return new Row(part, event, decided.event().meta().id(), decided.mark(), link);
    }

    private RoomStateRow state(EventDecided decided, Rights rights) {
        long seq = decided.event().meta().seq();
        RoomKey key = keys.sealing(decided.room(), seq);
        return new RoomStateRow(
                decided.room(), seq, rights.days(), SealedRights.seal(decided.room(), seq, key, rights));
    }

    private List<Fence> fences(Attempt attempt) {
        List<Fence> fences = new ArrayList<>(attempt.positions().size());
        attempt.positions()
                .forEach((partition, after) -> fences.add(new Fence(
                        partition.part(),
                        partition.term(),
                        partition.position(),
                        after,
                        publication.published(partition.part()))));
        return fences;
    }

    private List<Appearance> looks(Attempt attempt) {
        Map<Object, Appearance> looks = new LinkedHashMap<>();
        for (int i = 0; i < attempt.rounds().size(); i++) {
            RoomRound round = attempt.rounds().get(i);
            List<Decision> decisions = attempt.decisions().get(i);
            for (int j = 0; j < decisions.size(); j++) {
                Ask ask = round.asks().get(j);
                byte[] who = ask.who();
                if (who == null || !(decisions.get(j) instanceof Decision.Accepted)) {
                    continue;
                }
                RoomKey key = keys.latest(round.room());
                Appearance look =
                        appearances.changed(round.room(), ask.command().author(), who, key.kid(), key.aead());
                if (look != null) {
                    looks.put(List.of(look.room(), look.author()), look);
                }
            }
        }
        return List.copyOf(looks.values());
    }
}
