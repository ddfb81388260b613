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
public record RoomState(RoomId room, long seq, byte[] link, long time, Rights rights) {
    public static RoomState empty(RoomId room) {
        return new RoomState(room, 0, Chain.start(), 0, Rights.NONE);
    }
}
