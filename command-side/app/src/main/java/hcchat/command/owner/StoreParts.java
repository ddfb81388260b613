package hcchat.command.owner;

import hcchat.command.keys.RoomKeyring;
import hcchat.command.store.EraseTable;
import hcchat.command.store.PartitionTable;
import hcchat.command.store.RoomTable;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreWriter;
import hcchat.room.RoomId;
import hcchat.storage.seal.AeadKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The store as the owner's thread uses it, all over one connection.
public record StoreParts(
        StoreWriter writer, RoomTable rooms, PartitionTable partitions, EraseTable erase, RoomKeyring keys) {
    /// A room's data key, read if need be; null when erased.
    @Nullable
    AeadKey key(RoomId room, int kid) throws StoreFailure {
        keys.load(List.of(room));
        return keys.opening(room, kid);
    }
}
