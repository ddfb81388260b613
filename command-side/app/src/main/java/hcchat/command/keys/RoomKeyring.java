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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of the rooms that are written now. Belongs to one thread. A room without a key gets one with its first
/// event, and another one when that has sealed enough, each in the transaction of the first event under it: until
/// [#committed()] it is known only here.
public final class RoomKeyring {
    private final KeyTable table;
    private final MasterKey master;
    private final long eventsPerKey;
    private final Map<RoomId, RoomKeys> cache;
    private final Map<RoomId, FreshKey> fresh = new HashMap<>();

    /// @param capacity how many rooms' keys are kept
    /// @param eventsPerKey how many events one key seals; the batch that comes to it may go beyond
    public RoomKeyring(KeyTable table, MasterKey master, int capacity, long eventsPerKey) {
        this.table = table;
        this.master = master;
        this.eventsPerKey = eventsPerKey;
        this.cache = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RoomId, RoomKeys> eldest) {
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
        Map<RoomId, RoomKeys> loaded = new HashMap<>();
        missing.forEach(room -> loaded.put(room, new RoomKeys()));
        for (KeyRow row : table.keys(missing)) {
            RoomKeys keys = loaded.get(row.room());
            if (keys != null) {
                keys.add(row.kid(), row.firstSeq(), unwrap(row));
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

    /// The key that marks the contents of the room's commands: its first one, however many it has had since, so
    /// that a repeat is known for one under any later key. Made now if there is none. The room must be loaded.
    public RoomKey marking(RoomId room) {
        RoomKeys keys = loaded(room);
        RoomKey first = keys.first();
        return first != null ? first : fresh(room, keys).key;
    }

    /// The key that seals the event with this seq, another one than before when that has sealed enough. The room
    /// must be loaded.
    public RoomKey sealing(RoomId room, long seq) {
        RoomKeys keys = loaded(room);
        boolean another = !fresh.isEmpty() && fresh.containsKey(room);
        RoomKey last = another ? null : keys.last();
        if (last != null && seq - keys.lastSince() < eventsPerKey) {
            return last;
        }
        FreshKey made = fresh(room, keys);
        if (made.firstSeq == 0) {
            made.firstSeq = seq;
        }
        return made.key;
    }

    /// The key that sealed the room's last event, in this batch or before.
    ///
    /// @throws IllegalStateException if it has none
    public RoomKey latest(RoomId room) {
        FreshKey made = fresh.get(room);
        RoomKey latest = made != null ? made.key : loaded(room).last();
        if (latest == null) {
            throw new IllegalStateException("a room without an event");
        }
        return latest;
    }

    private FreshKey fresh(RoomId room, RoomKeys keys) {
        return fresh.computeIfAbsent(room, missing -> new FreshKey(new RoomKey(keys.nextKid(), AeadKey.generate())));
    }

    /// The key of that number, or null when it was erased or never was. The room must be loaded.
    public @Nullable AeadKey opening(RoomId room, int kid) {
        FreshKey made = fresh.get(room);
        if (made != null && made.key.kid() == kid) {
            return made.key.aead();
        }
        return loaded(room).key(kid);
    }

    private RoomKeys loaded(RoomId room) {
        RoomKeys keys = cache.get(room);
        if (keys == null) {
            throw new IllegalStateException("keys asked for before they were loaded");
        }
        return keys;
    }

    /// The keys that have sealed their first event since the last commit, to be written with it.
    public List<NewKey> fresh() {
        List<NewKey> keys = new ArrayList<>(fresh.size());
        fresh.forEach((room, made) -> {
            if (made.firstSeq > 0) {
                int kid = made.key.kid();
                byte[] wrapped = master.wrap(label(room, kid), made.key.aead().exportForWrapping());
                keys.add(new NewKey(room, kid, made.firstSeq, wrapped));
            }
        });
        return keys;
    }

    /// What sealed an event is in the store now. What was only made, for a command that was refused, is not, and
    /// goes.
    public void committed() {
        fresh.forEach((room, made) -> {
            if (made.firstSeq > 0) {
                loaded(room).add(made.key.kid(), made.firstSeq, made.key.aead());
            }
        });
        fresh.clear();
    }

    public void rolledBack() {
        fresh.clear();
    }

    /// Drops what is kept of the rooms.
    public void forget(Predicate<RoomId> rooms) {
        cache.keySet().removeIf(rooms);
    }

    /// A key that isn't in the store yet.
    private static final class FreshKey {
        private final RoomKey key;
        /// Of the first event that it sealed; 0 before.
        private long firstSeq;

        FreshKey(RoomKey key) {
            this.key = key;
        }
    }
}
