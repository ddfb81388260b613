package hcchat.command.owner;

import hcchat.command.store.MarkerTable;
import hcchat.command.store.MarkerTable.Place;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.Rejected;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far people have come, on its way to the store: the owner says it, a thread of its own writes what has
/// gathered. A second of it is lost with the process; clients say more soon.
public final class Markers {
    static final int MOST = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);

    private final MarkerTable table;
    private Map<Place, Marker> waiting = new HashMap<>();

    public Markers(MarkerTable table) {
        this.table = table;
    }

    /// While the store is away at most [#MOST] wait, the first ones.
    synchronized void raise(Place place, Marker marker) {
        if (waiting.size() < MOST || waiting.containsKey(place)) {
            waiting.merge(place, marker, Marker::raisedTo);
        }
    }

    /// What waits for a room goes.
    synchronized void forget(RoomId room) {
        waiting.keySet().removeIf(place -> place.room().equals(room));
    }

    /// Writes what waits. What the store couldn't take waits on.
    public void write() {
        Map<Place, Marker> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        try {
            // The last write, at the end, may come while one is under way.
            synchronized (table) {
                table.raise(batch);
            }
        } catch (Rejected refused) {
            LOG.warn("{} markers could not be kept: {}", batch.size(), refused.getMessage());
        } catch (StoreFailure away) {
            LOG.debug("Markers could not be written: {}", away.getMessage());
            batch.forEach(this::raise);
        }
    }

    private synchronized Map<Place, Marker> take() {
        Map<Place, Marker> batch = waiting;
        waiting = new HashMap<>();
        return batch;
    }
}
