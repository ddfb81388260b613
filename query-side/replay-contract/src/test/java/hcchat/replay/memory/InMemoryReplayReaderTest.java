package hcchat.replay.memory;

import hcchat.replay.PastRoom;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReaderContract;
import hcchat.room.AuthorId;
import hcchat.room.StoredEvent;

final class InMemoryReplayReaderTest extends ReplayReaderContract {
    private final InMemoryReplayReader reader = new InMemoryReplayReader(partitions());

    @Override
    protected ReplayReader reader() {
        return reader;
    }

    @Override
    protected int partitions() {
        return 4;
    }

    @Override
    protected void given(StoredEvent event, byte[] link) {
        reader.append(event);
    }

    @Override
    protected void givenName(PastRoom room, AuthorId author, byte[] sealed) {
        reader.name(room.id(), author, sealed);
    }

    @Override
    protected void givenCut(int epoch, int partition, long position) {
        reader.cut(epoch, partition, position);
    }
}
