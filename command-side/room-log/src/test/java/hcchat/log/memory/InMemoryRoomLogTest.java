package hcchat.log.memory;

import hcchat.log.RoomLog;
import hcchat.log.RoomLogContract;

class InMemoryRoomLogTest extends RoomLogContract {
    private final InMemoryBroker broker = new InMemoryBroker(PARTITIONS);

    @Override
    protected RoomLog open() {
        return broker.connect();
    }

    @Override
    protected void cutTail(int partition) {
        broker.cutTail(partition, 20);
    }

    @Override
    protected void wipe() {
        broker.wipe();
    }

    @Override
    protected void expire(int partition, int records) {
        broker.expire(partition, records);
    }

    @Override
    protected void kill(String instance) {
        broker.kill(instance);
    }

    @Override
    protected int damages() {
        return 300;
    }
}
