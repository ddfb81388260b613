package hcchat.command.keys;

import hcchat.storage.seal.AeadKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stored keys of one room; erased ones leave only their number.
final class RoomKeys {
    private final Map<Integer, @Nullable AeadKey> byKid = new HashMap<>(2);
    private @Nullable RoomKey first;
    private @Nullable RoomKey last;
    private long lastSince;
    private int lastKid;

    /// To be called in the order of the numbers.
    ///
    /// @param firstSeq of the first event under this key
    /// @param key null once erased
    void add(int kid, long firstSeq, @Nullable AeadKey key) {
        byKid.put(kid, key);
        last = key == null ? null : new RoomKey(kid, key);
        first = first == null ? last : first;
        lastSince = firstSeq;
        lastKid = kid;
    }

    @Nullable
    AeadKey key(int kid) {
        return byKid.get(kid);
    }

    /// The first that isn't erased.
    @Nullable
    RoomKey first() {
        return first;
    }

    /// The last, unless it is erased.
    @Nullable
    RoomKey last() {
        return last;
    }

    /// The seq of the first event under the last key.
    long lastSince() {
        return lastSince;
    }

    int nextKid() {
        return lastKid + 1;
    }
}
