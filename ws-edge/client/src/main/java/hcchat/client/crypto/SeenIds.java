package hcchat.client.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Where each id of a room was seen, so that no envelope is believed at a second place. Remembers the newest
/// [#MOST]. Thread-safe.
final class SeenIds {
    /// Some 2 MB; more than a replay brings.
    static final int MOST = 16_384;

    private final Map<UUID, Long> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > MOST;
        }
    };

    /// @param seq 0 for what is never stored: it is believed once
    /// @return false when the id was seen at another place
    synchronized boolean at(UUID id, long seq) {
        Long before = places.putIfAbsent(id, seq);
        return before == null || (before == seq && seq != 0);
    }

    /// What was above `seq` never was: the server went back, and may store the same envelopes anew.
    synchronized void forgetAbove(long seq) {
        places.values().removeIf(place -> place > seq);
    }
}
