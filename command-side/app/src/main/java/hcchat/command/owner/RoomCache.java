package hcchat.command.owner;

import hcchat.command.room.RoomState;
import hcchat.room.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// The rooms in memory, the longest unused going first. A room costs some hundred bytes whatever its history: it is
/// loaded
/// again from its head. Belongs to the owner's thread.
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
        rooms.keySet().removeIf(key -> RoomId.parse((String) key) instanceof RoomId room && which.test(room));
        empty.keySet().removeIf(which);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // Axon's own contract: null for what isn't there
    public <K, V> V get(K key) {
        return (V) rooms.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        rooms.put(key, value);
        if (!empty.isEmpty() && RoomId.parse((String) key) instanceof RoomId room) {
            empty.remove(room);
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
