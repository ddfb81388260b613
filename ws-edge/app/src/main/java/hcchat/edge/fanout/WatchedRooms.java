package hcchat.edge.fanout;

import hcchat.room.RoomId;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The rooms that somebody here is in. A room is there from before its first member asks to enter until after its last
/// one has left, so that nothing the log says in between is missed.
public final class WatchedRooms {
    private final ConcurrentHashMap<RoomId, Held> rooms = new ConcurrentHashMap<>();
    private final int partitions;

    /// @param partitions of the log
    public WatchedRooms(int partitions) {
        this.partitions = partitions;
    }

    /// The room, kept until [#release] is called as often as this.
    public WatchedRoom acquire(RoomId id, String channel) {
        Held held = rooms.compute(id, (key, present) -> {
            Held mine = present == null ? new Held(new WatchedRoom(id, channel, id.partition(partitions))) : present;
            mine.holders++;
            return mine;
        });
        return held.room;
    }

    public void release(WatchedRoom room) {
        rooms.computeIfPresent(room.id(), (key, held) -> --held.holders == 0 ? null : held);
    }

    public @Nullable WatchedRoom find(RoomId id) {
        Held held = rooms.get(id);
        return held == null ? null : held.room;
    }

    /// How many there are.
    public int size() {
        return rooms.size();
    }

    public Collection<WatchedRoom> all() {
        return rooms.values().stream().map(held -> held.room).toList();
    }

    private static final class Held {
        final WatchedRoom room;
        int holders;

        Held(WatchedRoom room) {
            this.room = room;
        }
    }
}
