package hcchat.log;

import hcchat.log.LogEntry.Passing;
import hcchat.log.LogEntry.Stored;
import hcchat.room.PassingCodec;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Records as the values of the log; epoch, term and number travel beside the value, the partition is where it lies.
///
/// Big-endian. Clear: version 1 B, at 8 B, number of stored events 4 B, each as its length 4 B and its own bytes. Then
/// one seal to the end over: number of entries 4 B, then each in order as a kind 1 B and 0 a stored event; 1 a stored
/// event and who (length 2 B, bytes); 2 a passing event (room 16 B, version 8 B, length 4 B, bytes); zero bytes up to
/// a multiple of 64. What the seal vouches for besides: partition, epoch, term, version, at and the clear headers of
/// the stored events, whose bodies have seals of their own. A record without entries is sealed as well.
public final class LogRecordCodec {
    /// A longer record is split between entries, so that a reader never has to fetch more than it wants at once.
    public static final int SPLIT_BYTES = 1 << 20;

    /// No value is longer: a single entry that is can't be written.
    public static final int MAX_BYTES = 8 << 20;

    private static final byte VERSION = 1;
    private static final int CLEAR_FIXED = 1 + 8 + 4;
    private static final int PAD = 64;
    private static final byte STORED = 0;
    private static final byte STORED_WITH_WHO = 1;
    private static final byte PASSING = 2;

    private final TransportSeal seal;

    public LogRecordCodec(TransportSeal seal) {
        this.seal = seal;
    }

    /// The record as one value, or several in order when it is longer than [#SPLIT_BYTES]; each says the `at` that
    /// holds when it is the last one that was written.
    ///
    /// @throws IllegalArgumentException if one entry alone is longer than [#MAX_BYTES]
    public List<byte[]> encode(LogRecord record) {
        byte[] whole = encodeOne(record);
        if (whole.length <= SPLIT_BYTES) {
            return List.of(whole);
        }
        if (record.entries().size() > 1) {
            List<byte[]> pieces = new ArrayList<>();
            for (LogRecord half : RecordHalves.of(record)) {
                pieces.addAll(encode(half));
            }
            return pieces;
        }
        if (whole.length > MAX_BYTES) {
            throw new IllegalArgumentException("an entry of " + whole.length + " bytes doesn't fit into the log");
        }
        return List.of(whole);
    }

    private byte[] encodeOne(LogRecord record) {
        byte[] clear = encodeClear(record);
        byte[] sealed = seal.seal(vouched(record, clear), encodeSealed(record.entries()));
        return ByteBuffer.allocate(clear.length + sealed.length)
                .put(clear)
                .put(sealed)
                .array();
    }

    private static byte[] encodeClear(LogRecord record) {
        int stored = 0;
        int length = CLEAR_FIXED;
        for (LogEntry entry : record.entries()) {
            if (entry instanceof Stored s) {
                stored++;
                length += 4 + s.event().encodedLength();
            }
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(VERSION).putLong(record.at()).putInt(stored);
        for (LogEntry entry : record.entries()) {
            if (entry instanceof Stored s) {
                out.putInt(s.event().encodedLength());
                s.event().writeTo(out);
            }
        }
        return out.array();
    }

    private static byte[] encodeSealed(List<LogEntry> entries) {
        List<byte[]> parts = new ArrayList<>(entries.size());
        int length = 4;
        for (LogEntry entry : entries) {
            byte[] part = encodeSealed(entry);
            parts.add(part);
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate((length + PAD - 1) / PAD * PAD);
        out.putInt(entries.size());
        parts.forEach(out::put);
        return out.array();
    }

    private static byte[] encodeSealed(LogEntry entry) {
        return switch (entry) {
            case Stored(StoredEvent event, byte[] who) -> who == null ? new byte[] {STORED} : encodeWho(who);
            case Passing(RoomId room, long version, var event) -> {
                byte[] body = PassingCodec.encode(event);
                yield ByteBuffer.allocate(1 + 16 + 8 + 4 + body.length)
                        .put(PASSING)
                        .putLong(room.hi())
                        .putLong(room.lo())
                        .putLong(version)
                        .putInt(body.length)
                        .put(body)
                        .array();
            }
        };
    }

    private static byte[] encodeWho(byte[] who) {
        if (who.length > 0xFFFF) {
            throw new IllegalArgumentException("who of " + who.length + " bytes");
        }
        return ByteBuffer.allocate(1 + 2 + who.length)
                .put(STORED_WITH_WHO)
                .putShort((short) who.length)
                .put(who)
                .array();
    }

    private static byte[] vouched(LogRecord record, byte[] clear) {
        return vouched(record.partition(), record.epoch(), record.term(), ByteBuffer.wrap(clear));
    }

    /// @param clear a value whose clear part is well-formed; what follows that part isn't looked at
    private static byte[] vouched(int partition, int epoch, long term, ByteBuffer clear) {
        int stored = clear.getInt(CLEAR_FIXED - 4);
        ByteBuffer aad = ByteBuffer.allocate(4 + 4 + 8 + CLEAR_FIXED + stored * StoredEvent.HEADER_BYTES);
        aad.putInt(partition).putInt(epoch).putLong(term);
        aad.put(clear.slice(0, CLEAR_FIXED));
        int next = CLEAR_FIXED;
        for (int i = 0; i < stored; i++) {
            aad.put(clear.slice(next + 4, StoredEvent.HEADER_BYTES));
            next += 4 + clear.getInt(next);
        }
        return aad.array();
    }

    /// The record that one value holds, without its number. When its key is forgotten, what is left of it are the
    /// stored events, without who.
    ///
    /// @throws IllegalArgumentException if it isn't what [#encode] writes, or was meant for another place
    public LogRecord decode(int partition, int epoch, long term, byte[] value) {
        try {
            return decode(partition, epoch, term, ByteBuffer.wrap(value));
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("cut record", cut);
        }
    }

    private LogRecord decode(int partition, int epoch, long term, ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown record version " + version);
        }
        long at = in.getLong();
        List<StoredEvent> stored = decodeStored(in);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        byte[] plain = seal.open(vouched(partition, epoch, term, in), sealed);
        List<LogEntry> entries = plain == null ? withoutWho(stored) : decodeSealed(ByteBuffer.wrap(plain), stored);
        return new LogRecord(partition, epoch, term, at, entries);
    }

    private static List<StoredEvent> decodeStored(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / (4 + StoredEvent.HEADER_BYTES)) {
            throw new IllegalArgumentException("a record can't hold " + count + " events");
        }
        List<StoredEvent> stored = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ByteBuffer own = take(in, in.getInt());
            stored.add(StoredEvent.decode(own));
            if (own.hasRemaining()) {
                throw new IllegalArgumentException("an event shorter than its length");
            }
        }
        return stored;
    }

    private static List<LogEntry> withoutWho(List<StoredEvent> stored) {
        List<LogEntry> entries = new ArrayList<>(stored.size());
        stored.forEach(event -> entries.add(new Stored(event, null)));
        return entries;
    }

    private static List<LogEntry> decodeSealed(ByteBuffer in, List<StoredEvent> stored) {
        Iterator<StoredEvent> events = stored.iterator();
        int count = in.getInt();
        List<LogEntry> entries = new ArrayList<>(Math.clamp(count, 0, in.remaining()));
        for (int i = 0; i < count; i++) {
            entries.add(decodeEntry(in, events));
        }
        if (events.hasNext()) {
            throw new IllegalArgumentException("events that no entry names");
        }
        return entries;
    }

    private static LogEntry decodeEntry(ByteBuffer in, Iterator<StoredEvent> events) {
        byte kind = in.get();
        return switch (kind) {
            case STORED -> new Stored(next(events), null);
            case STORED_WITH_WHO -> new Stored(next(events), bytes(in, Short.toUnsignedInt(in.getShort())));
            case PASSING -> new Passing(RoomId.read(in), in.getLong(), PassingCodec.decode(bytes(in, in.getInt())));
            default -> throw new IllegalArgumentException("unknown kind of entry " + kind);
        };
    }

    private static StoredEvent next(Iterator<StoredEvent> events) {
        if (!events.hasNext()) {
            throw new IllegalArgumentException("an entry without its event");
        }
        return events.next();
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[checked(in, length)];
        in.get(bytes);
        return bytes;
    }

    private static ByteBuffer take(ByteBuffer in, int length) {
        ByteBuffer slice = in.slice(in.position(), checked(in, length));
        in.position(in.position() + length);
        return slice;
    }

    private static int checked(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("cut record: " + length + " bytes of " + in.remaining());
        }
        return length;
    }
}
