package hcchat.intake;

import hcchat.intake.Outcome.Stored;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the scripted offices share: a store and the knowledge who owns what.
final class Realm {
    static final int PARTITIONS = 4;

    private final @Nullable String[] owners = new @Nullable String[PARTITIONS];
    private final Map<RoomId, List<UUID>> stored = new HashMap<>();

    synchronized OwnerMap map() {
        List<@Nullable String> addresses = new ArrayList<>();
        for (String owner : owners) {
            addresses.add(owner);
        }
        return new OwnerMap(PARTITIONS, addresses);
    }

    synchronized void owns(int partition, @Nullable String address) {
        owners[partition] = address;
    }

    /// Stores once, if the asking office is still the owner: the fence. Null when it isn't.
    synchronized @Nullable Stored store(String by, RoomId room, UUID id) {
        if (!by.equals(owners[room.partition(PARTITIONS)])) {
            return null;
        }
        List<UUID> ids = stored.computeIfAbsent(room, missing -> new ArrayList<>());
        int known = ids.indexOf(id);
        if (known >= 0) {
            return new Stored(known + 1, 1, 7, true);
        }
        ids.add(id);
        return new Stored(ids.size(), 1, 7, false);
    }

    synchronized List<UUID> stored(RoomId room) {
        return List.copyOf(stored.getOrDefault(room, List.of()));
    }
}
