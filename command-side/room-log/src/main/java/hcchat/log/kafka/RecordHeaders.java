package hcchat.log.kafka;

import hcchat.log.LogRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// What stands beside a record's value: its epoch in 4 bytes, its term and, where it has one, its number in 8 each,
/// big-endian.
///
/// @param number 0 when there is none
record RecordHeaders(int epoch, long term, long number) {
    private static final String EPOCH = "epoch";
    private static final String TERM = "term";
    private static final String NUMBER = "number";

    /// @param last whether what they are for is the record's last piece: only that has the number
    static List<Header> of(LogRecord record, boolean last) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(new RecordHeader(
                EPOCH, ByteBuffer.allocate(4).putInt(record.epoch()).array()));
        headers.add(header(TERM, record.term()));
        if (last && record.number() != 0) {
            headers.add(header(NUMBER, record.number()));
        }
        return headers;
    }

    private static Header header(String name, long value) {
        return new RecordHeader(name, ByteBuffer.allocate(8).putLong(value).array());
    }

    /// @throws IllegalArgumentException if they aren't what [#of] writes
    static RecordHeaders read(Headers headers) {
        Header number = headers.lastHeader(NUMBER);
        return new RecordHeaders(
                bytes(headers.lastHeader(EPOCH), EPOCH, 4).getInt(),
                bytes(headers.lastHeader(TERM), TERM, 8).getLong(),
                number == null ? 0 : bytes(number, NUMBER, 8).getLong());
    }

    private static ByteBuffer bytes(@Nullable Header header, String name, int length) {
        if (header == null || header.value() == null || header.value().length != length) {
            throw new IllegalArgumentException("a record without its " + name);
        }
        return ByteBuffer.wrap(header.value());
    }
}
