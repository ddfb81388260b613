package hcchat.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.FixedSeal;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class RecordSieveTest {
    private static final byte[] NOISE = {9, 9, 9};
    private static final LogRecord FIRST = Samples.message(2, 5, 1).numbered(1);

    private final LogRecordCodec codec = new LogRecordCodec(new FixedSeal());
    private final RecordSieve sieve = new RecordSieve(codec);

    @Test
    void what_isnt_wanted_isnt_even_opened() {
        ConsumerRecord<byte[], byte[]> noise = arrived(FIRST, NOISE);

        assertThat(sieve.readable(List.of(noise), (_, _, _, _) -> false)).isEmpty();
        assertThat(sieve.unreadable()).isZero();

        assertThat(sieve.readable(List.of(noise), (_, _, _, _) -> true)).isEmpty();
        assertThat(sieve.unreadable()).isOne();
    }

    @Test
    void a_record_that_was_written_before_there_were_numbers_is_read_unasked() {
        ConsumerRecord<byte[], byte[]> older =
                arrived(FIRST, codec.encode(FIRST).getFirst());
        older.headers().remove("number");

        List<LogRecord> readable = sieve.readable(List.of(older), (_, _, _, _) -> false);

        assertThat(readable.stream().map(LogRecord::number)).containsExactly(0L);
    }

    @Test
    void a_number_of_another_length_is_counted_and_nobody_is_asked() {
        ConsumerRecord<byte[], byte[]> strange =
                arrived(FIRST, codec.encode(FIRST).getFirst());
        strange.headers().remove("number").add(new RecordHeader("number", NOISE));
        List<Long> asked = new ArrayList<>();

        List<LogRecord> readable = sieve.readable(List.of(strange), (_, _, _, number) -> asked.add(number));

        assertThat(readable).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(sieve.unreadable()).isOne();
    }

    private static ConsumerRecord<byte[], byte[]> arrived(LogRecord record, byte[] value) {
        var arrived = new ConsumerRecord<byte[], byte[]>(RoomTopic.NAME, record.partition(), 0, null, value);
        RecordHeaders.of(record, true).forEach(arrived.headers()::add);
        return arrived;
    }
}
