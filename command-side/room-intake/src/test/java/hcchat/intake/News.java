package hcchat.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Records to feed.
public final class News {
    private News() {}

    /// Its bytes follow from its number, so that one for another shows.
    public static LiveRecord record(long number, int length) {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) number);
        return new LiveRecord((int) (number % 3), 5, 1L << 40, number, value);
    }

    /// Of these numbers, the last included.
    public static List<LiveRecord> records(long from, long to, int length) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> record(number, length))
                .toList();
    }

    /// Equal where the records and their bytes are.
    public static List<Seen> seen(List<LiveRecord> records) {
        return records.stream()
                .map(one ->
                        new Seen(one.partition(), one.epoch(), one.term(), one.number(), ByteBuffer.wrap(one.value())))
                .toList();
    }

    public record Seen(int partition, int epoch, long term, long number, ByteBuffer value) {}
}
