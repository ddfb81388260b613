package hcchat.replay.memory;

import hcchat.replay.PastRoom;
import hcchat.replay.ReplayReaderContract;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.StoredEvent;

/// The contract on what the in-memory twin holds, however it is asked.
public abstract class TwinContract extends ReplayReaderContract {
    protected final InMemoryReplayReader twin = new InMemoryReplayReader(partitions());

    @Override
    protected final int partitions() {
        return 4;
    }

    @Override
    protected void given(StoredEvent event, byte[] link) {
        twin.append(event);
    }

    @Override
    protected void givenName(PastRoom room, AuthorId author, byte[] sealed) {
        twin.name(room.id(), author, sealed);
    }

    @Override
    protected void givenMarker(PastRoom room, AuthorId author, Marker marker) {
        twin.mark(room.id(), author, marker);
    }

    @Override
    protected void givenCut(int epoch, int partition, long position) {
        twin.cut(epoch, partition, position);
    }
}
