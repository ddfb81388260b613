package hcchat.log.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a follower stands in each partition: found at the start, found again when the log isn't what it was, and
/// compared with the ends of the start. Used by the follower's thread only.
final class ReadingPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingPlaces.class);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long fromMillis;
    private boolean begun;

    /// The ends that following began with, of partitions that haven't reached them yet.
    private final Map<TopicPartition, Long> ahead = new HashMap<>();

    private boolean endsInDoubt;

    ReadingPlaces(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long fromMillis) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.fromMillis = fromMillis;
    }

    /// Makes sure that every partition has a place. Throws what Kafka throws while the broker is away.
    void settle() {
        if (!begun) {
            begin();
            begun = true;
        }
        if (endsInDoubt && !ahead.isEmpty()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(ahead.keySet());
            ahead.replaceAll((partition, end) -> Math.min(end, ends.getOrDefault(partition, end)));
        }
        endsInDoubt = false;
    }

    /// The log is another one: the next [#settle()] finds the places in it.
    void beginAnew() {
        begun = false;
        ahead.clear();
    }

    private void begin() {
        consumer.assign(partitions);
        // The ends first: what is written between the two questions is then read, not skipped.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (fromMillis == 0) {
            consumer.beginningOffsets(partitions).forEach(consumer::seek);
        } else {
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> fromMillis)));
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp place = found.get(partition);
                if (place == null) {
                    consumer.seek(partition, ends.getOrDefault(partition, 0L));
                } else {
                    consumer.seek(partition, new OffsetAndMetadata(place.offset(), place.leaderEpoch(), ""));
                }
            }
        }
        ahead.putAll(ends);
    }

    /// Whether every partition's end, as it was at the start, is behind us.
    boolean caughtUp() {
        ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ahead.isEmpty();
    }

    /// Where the log ends now.
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /// Whether everything before these ends has been read.
    boolean havePassed(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /// Nothing more has come, or the log isn't what it was: an end that no longer exists would be waited for in
    /// vain.
    void doubtEnds() {
        endsInDoubt = true;
    }

    /// Kafka knows the place where a log was cut if the reader had read in it before; where it doesn't, everything
    /// that is there comes again, since what is new can't be told from what was read.
    void recover(InvalidOffsetException lost) {
        Map<TopicPartition, OffsetAndMetadata> cuts =
                lost instanceof LogTruncationException cut ? cut.divergentOffsets() : Map.of();
        for (TopicPartition partition : lost.partitions()) {
            OffsetAndMetadata cut = cuts.get(partition);
            if (cut == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, cut);
            }
            LOG.info(
                    "Partition {} isn't what it was, reading on from {}",
                    partition.partition(),
                    cut == null ? "its start" : cut.offset());
        }
        doubtEnds();
    }

    /// Goes on behind a damaged record, or behind the next one of the same batch.
    ///
    /// @return the offset that is passed over
    long passOver(TopicPartition damaged) {
        long offset = consumer.position(damaged);
        consumer.seek(damaged, offset + 1);
        return offset;
    }
}
