package hcchat.replay.memory;

import hcchat.replay.ReplayReader;

final class InMemoryReplayReaderTest extends TwinContract {
    @Override
    protected ReplayReader reader() {
        return twin;
    }
}
