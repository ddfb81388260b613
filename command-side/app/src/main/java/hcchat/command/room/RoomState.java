package hcchat.command.room;

import hcchat.command.rights.Rights;
import hcchat.room.RoomId;
import hcchat.wire.chain.Chain;

/// What a room remembers between batches: nothing per message.
///
/// @param seq of the last event, 0 before the first
/// @param link of the chain at `seq`
/// @param time of the last event, milliseconds since 1970, 0 when unknown
/// @param rights what its keepers have decided so far
/// @param erased up to which seq the room was erased, 0 for never
public record RoomState(RoomId room, long seq, byte[] link, long time, Rights rights, long erased) {
    /// Whether anything was said that wasn't erased.
    public boolean isUsed() {
        return seq > erased;
    }

    public static RoomState empty(RoomId room) {
        return new RoomState(room, 0, Chain.start(), 0, Rights.NONE, 0);
    }
}
