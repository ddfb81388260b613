package hcchat.command.owner;

import hcchat.command.keys.RoomKeyring;
import hcchat.command.room.Decide.Target;
import hcchat.command.store.RoomTable;
import hcchat.command.store.RoomTable.Place;
import hcchat.command.store.StoreFailure;
import hcchat.room.EventBodyCodec;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.seal.AeadKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks up what a round's edits, deletions and reactions are about, with one query.
final class Targets {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);

    private final RoomTable table;
    private final RoomKeyring keys;

    Targets(RoomTable table, RoomKeyring keys) {
        this.table = table;
        this.keys = keys;
    }

    /// The targets that are stored, by room and seq. The rooms' keys must be loaded.
    Map<RoomId, Map<Long, Target>> of(Collection<RoomRound> rounds) throws StoreFailure {
        Set<Place> places = new HashSet<>();
        for (RoomRound round : rounds) {
            for (Ask ask : round.asks()) {
                if (ask.command().of() != 0) {
                    places.add(new Place(round.room(), ask.command().of()));
                }
            }
        }
        Map<RoomId, Map<Long, Target>> found = new HashMap<>();
        if (places.isEmpty()) {
            return found;
        }
        for (StoredEvent event : table.events(places)) {
            found.computeIfAbsent(event.room(), room -> new HashMap<>()).put(event.seq(), target(event));
        }
        return found;
    }

    /// When the events happened, as far as that can still be read; a store that is away is as good as a body that
    /// is.
    Map<Place, Long> times(Collection<Place> places) {
        Map<Place, Long> times = new HashMap<>();
        try {
            for (StoredEvent stored : table.events(places)) {
                RoomEvent event = open(keys, stored);
                if (event != null) {
                    times.put(
                            new Place(stored.room(), stored.seq()), event.meta().time());
                }
            }
        } catch (StoreFailure away) {
            LOG.debug("The times of repeats could not be read: {}", away.getMessage());
        }
        return times;
    }

    private Target target(StoredEvent stored) {
        RoomEvent event = open(keys, stored);
        return event == null
                ? Target.gone(stored.day())
                : new Target(event.meta().author(), event.type(), stored.day(), true);
    }

    /// The event inside, or null when its body or its key is gone.
    static @Nullable RoomEvent open(RoomKeyring keys, StoredEvent stored) {
        byte[] body = stored.body();
        AeadKey key = body == null ? null : keys.opening(stored.room(), stored.kid());
        return body == null || key == null
                ? null
                : EventBodyCodec.decode(stored.seq(), stored.of(), key.open(stored.associatedData(), body));
    }
}
