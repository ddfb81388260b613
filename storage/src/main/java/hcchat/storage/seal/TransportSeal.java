package hcchat.storage.seal;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;

/// Seals what passes through the log and is forgotten: under the newest transport key, or the one that was said, whose
/// number (4 B, big-endian) stands in front. All keys open. Safe for threads.
public final class TransportSeal {
    private static final int NUMBER_BYTES = 4;

    private final Map<Integer, AeadKey> keys;
    private final int sealing;
    private final AeadKey sealingKey;

    /// @param keys by number, one at least
    TransportSeal(NavigableMap<Integer, AeadKey> keys) {
        this(Map.copyOf(keys), keys.lastEntry().getKey());
    }

    private TransportSeal(Map<Integer, AeadKey> keys, int sealing) {
        AeadKey key = keys.get(sealing);
        if (key == null) {
            throw new IllegalArgumentException("no transport key " + sealing);
        }
        this.keys = keys;
        this.sealing = sealing;
        this.sealingKey = key;
    }

    /// The same keys, of which this one seals: a newer one isn't known to everybody yet.
    ///
    /// @throws IllegalArgumentException if it isn't among them
    public TransportSeal sealingBy(int number) {
        return new TransportSeal(keys, number);
    }

    public byte[] seal(byte[] associatedData, byte[] plain) {
        byte[] sealed = new byte[NUMBER_BYTES + AeadKey.OVERHEAD + plain.length];
        ByteBuffer.wrap(sealed).putInt(sealing);
        sealingKey.sealInto(sealed, NUMBER_BYTES, numbered(sealing, associatedData), plain);
        return sealed;
    }

    /// @throws SealBroken if it wasn't sealed by a key that this process has: see [#knows]
    public byte[] open(byte[] associatedData, byte[] sealed) {
        int number = number(sealed);
        AeadKey key = keys.get(number);
        if (key == null) {
            throw new SealBroken("sealed under transport key " + number + ", which this process hasn't got");
        }
        return key.openFrom(sealed, NUMBER_BYTES, numbered(number, associatedData));
    }

    /// Whether the key that sealed these bytes is here; if not, the keys have rotated and must be fetched again.
    public boolean knows(byte[] sealed) {
        return keys.containsKey(number(sealed));
    }

    private static int number(byte[] sealed) {
        if (sealed.length < NUMBER_BYTES) {
            throw new SealBroken("sealed bytes are cut");
        }
        return ByteBuffer.wrap(sealed).getInt();
    }

    private static byte[] numbered(int number, byte[] associatedData) {
        return ByteBuffer.allocate(NUMBER_BYTES + associatedData.length)
                .putInt(number)
                .put(associatedData)
                .array();
    }

    @Override
    public String toString() {
        return "TransportSeal";
    }
}
