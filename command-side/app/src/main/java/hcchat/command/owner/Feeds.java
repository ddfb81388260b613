package hcchat.command.owner;

import hcchat.intake.LiveFeed;
import hcchat.intake.LiveRecord;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.TransportSeal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Hands what the log is told to the connected edges as well: the log is for whoever missed it. Each record is written
/// once, whatever the number of edges, and a round goes to each of them in one call. Belongs to the owner's thread.
final class Feeds {
    // The stream's other end is known, and whoever could listen hears the requests too.
    private final LogRecordCodec codec = new LogRecordCodec(TransportSeal.NONE);
    private final Map<String, Feed> feeds = new HashMap<>();
    private final List<LiveRecord> gathered = new ArrayList<>();

    private record Feed(long stream, LiveFeed feed) {}

    void attached(String edge, long stream, LiveFeed feed) {
        feeds.put(edge, new Feed(stream, feed));
    }

    void detached(String edge, long stream) {
        feeds.computeIfPresent(edge, (_, current) -> current.stream() == stream ? null : current);
    }

    void add(LogRecord record) {
        if (feeds.isEmpty()) {
            return;
        }
        List<byte[]> values = codec.encode(record);
        // A longer one is the work of a backlog, and nobody waits for that by the millisecond.
        if (values.size() == 1) {
            gathered.add(new LiveRecord(
                    record.partition(), record.epoch(), record.term(), record.number(), values.getFirst()));
        }
    }

    void flush() {
        if (!gathered.isEmpty()) {
            List<LiveRecord> round = List.copyOf(gathered);
            gathered.clear();
            feeds.values().forEach(one -> one.feed().heard(round));
        }
    }
}
