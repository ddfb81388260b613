package hcchat.edge.fanout;

import hcchat.intake.KeyClient;
import hcchat.intake.KeyClient.KeyId;
import hcchat.room.RoomId;
import hcchat.storage.seal.AeadKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Data keys of rooms in which somebody here is, for ten minutes at most and nowhere but in memory.
public final class RoomKeys {
    // Ten minutes with the grace, in which whoever has just been told that a key is here may still use it: an event
    // that
    // found its key gone in between would be told as deleted.
    private static final long KEPT_NANOS = 9L * 60 * 1_000_000_000;
    private static final long GRACE_NANOS = 60L * 1_000_000_000;
    // A key that is missing may have been asked for a moment before it was made.
    private static final long MISSING_NANOS = 5L * 1_000_000_000;

    private final KeyClient client;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<KeyId, Entry> entries = new ConcurrentHashMap<>();

    public RoomKeys(KeyClient client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /// Whether the answer for this key, be it that there is none, is here.
    public boolean knows(KeyId id) {
        Entry entry = entries.get(id);
        return entry != null && entry.until - nanoTime.getAsLong() > 0;
    }

    /// The key, or null when it was erased, never made, or [#fetch] hasn't been called.
    public @Nullable AeadKey key(KeyId id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.key;
    }

    /// Gets those of these keys that aren't here, in one question.
    public CompletableFuture<?> fetch(Collection<KeyId> ids) {
        List<KeyId> missing = new ArrayList<>();
        for (KeyId id : ids) {
            if (!knows(id) && !missing.contains(id)) {
                missing.add(id);
            }
        }
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return client.roomKeys(missing).thenAccept(found -> {
            long now = nanoTime.getAsLong();
            for (KeyId id : missing) {
                byte[] key = found.get(id);
                entries.put(
                        id,
                        key == null
                                ? new Entry(null, now + MISSING_NANOS)
                                : new Entry(new AeadKey(key), now + KEPT_NANOS));
            }
        });
    }

    /// The room's keys are destroyed, or nobody here needs them any more.
    public void forget(RoomId room) {
        entries.keySet().removeIf(id -> id.room().equals(room));
    }

    /// Drops what has been kept long enough; to be called now and then.
    public void expire() {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> entry.until + GRACE_NANOS - now <= 0);
    }

    private record Entry(@Nullable AeadKey key, long until) {}
}
