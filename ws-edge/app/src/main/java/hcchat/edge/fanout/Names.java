package hcchat.edge.fanout;

import hcchat.intake.KeyClient.KeyId;
import hcchat.replay.ReplayReader;
import hcchat.room.AuthorId;
import hcchat.room.MemberCodec;
import hcchat.room.RoomId;
import hcchat.room.Who;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How authors look today, for events whose log record is gone: asked once a page, remembered for a minute, so that a
/// name that was erased goes from here as well.
public final class Names {
    private static final long KEPT_NANOS = 60L * 1_000_000_000;
    // Somebody unknown may be about to be written down.
    private static final long UNKNOWN_NANOS = 5L * 1_000_000_000;
    private static final int MOST = 10_000;

    private final ReplayReader reader;
    private final RoomKeys keys;
    private final LongSupplier nanoTime;
    private final Map<Key, Known> known = new LinkedHashMap<>();

    public Names(ReplayReader reader, RoomKeys keys, LongSupplier nanoTime) {
        this.reader = reader;
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    /// Those of the authors that are known; whoever can't be found out is missing, and no reason to fail.
    public CompletableFuture<Map<AuthorId, Who>> look(RoomId room, Collection<AuthorId> authors) {
        Map<AuthorId, Who> found = new HashMap<>();
        List<AuthorId> missing = new ArrayList<>();
        synchronized (this) {
            long now = nanoTime.getAsLong();
            for (AuthorId author : authors) {
                Known one = known.get(new Key(room, author));
                if (one == null || one.until - now < 0) {
                    missing.add(author);
                } else if (one.who != null) {
                    found.put(author, one.who);
                }
            }
        }
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        return reader.names(room, missing)
                .thenCompose(answer -> open(room, missing, answer, found))
                .exceptionally(unavailable -> found);
    }

    private CompletableFuture<Map<AuthorId, Who>> open(
            RoomId room, List<AuthorId> asked, Map<AuthorId, byte[]> sealed, Map<AuthorId, Who> found) {
        List<KeyId> ids =
                sealed.values().stream().map(bytes -> keyOf(room, bytes)).toList();
        return keys.fetch(ids).thenApply(fetched -> {
            synchronized (this) {
                for (AuthorId author : asked) {
                    byte[] bytes = sealed.get(author);
                    Who who = bytes == null ? null : open(room, author, bytes);
                    remember(new Key(room, author), who);
                    if (who != null) {
                        found.put(author, who);
                    }
                }
            }
            return found;
        });
    }

    private static KeyId keyOf(RoomId room, byte[] sealed) {
        return new KeyId(room, ByteBuffer.wrap(sealed).getInt());
    }

    private @Nullable Who open(RoomId room, AuthorId author, byte[] bytes) {
        AeadKey key = keys.key(keyOf(room, bytes));
        if (key == null) {
            return null;
        }
        ByteBuffer associated = ByteBuffer.allocate(32).put(room.bytes()).put(author.bytes());
        byte[] sealed = new byte[bytes.length - Integer.BYTES];
        System.arraycopy(bytes, Integer.BYTES, sealed, 0, sealed.length);
        try {
            return MemberCodec.decodeWho(key.open(associated.array(), sealed));
        } catch (SealBroken | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void remember(Key key, @Nullable Who who) {
        known.remove(key);
        known.put(key, new Known(who, nanoTime.getAsLong() + (who == null ? UNKNOWN_NANOS : KEPT_NANOS)));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    synchronized void forget(RoomId room) {
        known.keySet().removeIf(key -> key.room.equals(room));
    }

    private record Key(RoomId room, AuthorId author) {}

    private record Known(@Nullable Who who, long until) {}
}
