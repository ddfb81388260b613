package hcchat.command.owner;

import hcchat.command.store.Batch.Appearance;
import hcchat.room.AuthorId;
import hcchat.room.MemberCodec;
import hcchat.room.RoomId;
import hcchat.room.Who;
import hcchat.storage.seal.AeadKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which appearance of an author the store has, as far as remembered: only a change is written. Forgetting costs one
/// write too many, never a wrong name.
final class Appearances {
    private static final int REMEMBERED = 50_000;

    private final Map<Place, Integer> kept = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// The row to write, or null when the store has this appearance.
    @Nullable
    Appearance changed(RoomId room, AuthorId author, byte[] who, int kid, AeadKey key) {
        Place place = new Place(room, author);
        int look = Arrays.hashCode(who);
        Integer known = kept.get(place);
        if (known != null && known == look) {
            return null;
        }
        byte[] lasting = withoutCustomId(who);
        int lastingLook = Arrays.hashCode(lasting);
        if (known != null && known == lastingLook) {
            return null;
        }
        byte[] sealed = key.seal(associatedData(room, author), lasting);
        byte[] row =
                ByteBuffer.allocate(4 + sealed.length).putInt(kid).put(sealed).array();
        return new Appearance(room, author, row);
    }

    void kept(RoomId room, AuthorId author, byte[] who) {
        kept.put(new Place(room, author), Arrays.hashCode(withoutCustomId(who)));
    }

    /// The rows of the room are gone.
    void forget(RoomId room) {
        kept.keySet().removeIf(place -> place.room().equals(room));
    }

    private static byte[] withoutCustomId(byte[] who) {
        Who decoded = MemberCodec.decodeWho(who);
        return decoded.customId() == null ? who : MemberCodec.encode(decoded.withoutCustomId());
    }

    private static byte[] associatedData(RoomId room, AuthorId author) {
        return ByteBuffer.allocate(32)
                .putLong(room.hi())
                .putLong(room.lo())
                .putLong(author.hi())
                .putLong(author.lo())
                .array();
    }

    private record Place(RoomId room, AuthorId author) {}
}
