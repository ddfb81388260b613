package hcchat.command.owner;

import hcchat.command.room.RoomState;
import hcchat.room.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// The rooms in memory, the longest unused going first. A room costs some hundred bytes whatever its history: it is
/// loaded again from its head. Belongs to the owner's thread.
final class RoomCache implements Cache {
    private final Map<Object, Object> rooms;
    private final Map<RoomId, RoomState> empty;

    RoomCache(int capacity) {
        rooms = bounded(capacity);
        empty = bounded(capacity);
    }

    private static <K, V> Map<K, V> bounded(int capacity) {
        return new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    @Nullable
    RoomState knownEmpty(RoomId room) {
        return empty.get(room);
    }

    RoomState rememberEmpty(RoomId room) {
        return empty.computeIfAbsent(room, RoomState::empty);
    }

    void forget(Predicate<RoomId> which) {
        rooms.keySet().removeIf(key -> which.test(room(key)));
        empty.keySet().removeIf(which);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // Axon's own contract: null for what isn't there
    public <K, V> V get(K key) {
        return (V) rooms.get(key);
    }

    private static RoomId room(Object key) {
        return Objects.requireNonNull(RoomId.parse((String) key), "Axon names aggregates as we do");
    }

    @Override
    public void put(Object key, Object value) {
        rooms.put(key, value);
        if (!empty.isEmpty()) {
            empty.remove(room(key));
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return rooms.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return rooms.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return rooms.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> false;
    }
}
