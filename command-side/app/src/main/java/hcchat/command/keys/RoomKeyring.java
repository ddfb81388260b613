package hcchat.command.keys;

import hcchat.command.store.Batch.NewKey;
import hcchat.command.store.KeyTable;
import hcchat.command.store.KeyTable.KeyRow;
import hcchat.command.store.StoreFailure;
import hcchat.room.RoomId;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.MasterKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of the rooms that are written now. Belongs to one thread. A room without a key gets one with its first
/// event, in
/// the same transaction: until [#committed()] it is known only here.
public final class RoomKeyring {
    private final KeyTable table;
    private final MasterKey master;
    private final Map<RoomId, Keys> cache;
    private final Map<RoomId, RoomKey> fresh = new HashMap<>();

    /// @param capacity how many rooms' keys are kept
    public RoomKeyring(KeyTable table, MasterKey master, int capacity) {
        this.table = table;
        this.master = master;
        this.cache = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RoomId, Keys> eldest) {
                return size() > capacity;
            }
        };
    }

    /// Reads what isn't here yet, with one query.
    public void load(Collection<RoomId> rooms) throws StoreFailure {
        List<RoomId> missing = rooms.stream()
                .distinct()
                .filter(room -> !cache.containsKey(room))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<RoomId, Keys> loaded = new HashMap<>();
        missing.forEach(room -> loaded.put(room, new Keys()));
        for (KeyRow row : table.keys(missing)) {
            Keys keys = loaded.get(row.room());
            if (keys != null) {
                keys.add(row.kid(), unwrap(row));
            }
        }
        cache.putAll(loaded);
    }

    private @Nullable AeadKey unwrap(KeyRow row) {
        byte[] wrapped = row.wrapped();
        return wrapped == null ? null : new AeadKey(master.unwrap(label(row.room(), row.kid()), wrapped));
    }

    static String label(RoomId room, int kid) {
        return "room " + room + " " + kid;
    }

    /// The key under which the room is written, made now if there is none. The room must be loaded.
    public RoomKey writing(RoomId room) {
        Keys keys = loaded(room);
        RoomKey current = keys.current();
        return current != null
                ? current
                : fresh.computeIfAbsent(room, missing -> new RoomKey(keys.nextKid(), AeadKey.generate()));
    }

    /// The key of that number, or null when it was erased or never was. The room must be loaded.
    public @Nullable AeadKey opening(RoomId room, int kid) {
        RoomKey made = fresh.get(room);
        if (made != null && made.kid() == kid) {
            return made.aead();
        }
        return loaded(room).byKid.get(kid);
    }

    private Keys loaded(RoomId room) {
        Keys keys = cache.get(room);
        if (keys == null) {
            throw new IllegalStateException("keys asked for before they were loaded");
        }
        return keys;
    }

    /// The keys made since the last commit, to be written with the batch that uses them.
    public List<NewKey> fresh() {
        List<NewKey> keys = new ArrayList<>(fresh.size());
        fresh.forEach((room, key) -> keys.add(new NewKey(
                room, key.kid(), master.wrap(label(room, key.kid()), key.aead().exportForWrapping()))));
        return keys;
    }

    public void committed() {
        fresh.forEach((room, key) -> loaded(room).add(key.kid(), key.aead()));
        fresh.clear();
    }

    public void rolledBack() {
        fresh.clear();
    }

    /// Drops what is kept of the rooms.
    public void forget(Predicate<RoomId> rooms) {
        cache.keySet().removeIf(rooms);
    }

    private static final class Keys {
        private final TreeMap<Integer, @Nullable AeadKey> byKid = new TreeMap<>();

        void add(int kid, @Nullable AeadKey key) {
            byKid.put(kid, key);
        }

        @Nullable
        RoomKey current() {
            Map.Entry<Integer, @Nullable AeadKey> last = byKid.lastEntry();
            AeadKey key = last == null ? null : last.getValue();
            return last == null || key == null ? null : new RoomKey(last.getKey(), key);
        }

        int nextKid() {
            return byKid.isEmpty() ? 1 : byKid.lastKey() + 1;
        }
    }
}
