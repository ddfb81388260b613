package hcchat.log.kafka;

import hcchat.log.LogRecord;
import hcchat.log.RoomLog.LogReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// What is polled of `room.events`, for one reader.
final class RoomRecords implements KafkaFollower.Taker {
    private final RecordSieve sieve;
    private final LogReader reader;

    RoomRecords(RecordSieve sieve, LogReader reader) {
        this.sieve = sieve;
        this.reader = reader;
    }

    @Override
    public Runnable prepare(ConsumerRecords<byte[], byte[]> polled) {
        List<LogRecord> records = sieve.readable(polled, reader::wants);
        return () -> reader.read(records);
    }

    @Override
    public void unreadable(int partition, long offset, Exception why) {
        sieve.count(partition, offset, why);
    }

    @Override
    public void caughtUp() {
        reader.caughtUp();
    }
}
