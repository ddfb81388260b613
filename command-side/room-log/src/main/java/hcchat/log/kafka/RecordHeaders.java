package hcchat.log.kafka;

import hcchat.log.LogRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Epoch and term beside a record's value: 4 and 8 bytes, big-endian.
final class RecordHeaders {
    private static final String EPOCH = "epoch";
    private static final String TERM = "term";

    private RecordHeaders() {}

    static List<Header> of(LogRecord record) {
        return List.of(
                new RecordHeader(
                        EPOCH, ByteBuffer.allocate(4).putInt(record.epoch()).array()),
                new RecordHeader(
                        TERM, ByteBuffer.allocate(8).putLong(record.term()).array()));
    }

    static int epoch(Headers headers) {
        return bytes(headers, EPOCH, 4).getInt();
    }

    static long term(Headers headers) {
        return bytes(headers, TERM, 8).getLong();
    }

    private static ByteBuffer bytes(Headers headers, String name, int length) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length != length) {
            throw new IllegalArgumentException("a record without its " + name);
        }
        return ByteBuffer.wrap(header.value());
    }
}
