package hcchat.log;

import hcchat.log.LogEntry.Passing;
import hcchat.log.LogEntry.Stored;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.MemberCodec;
import hcchat.room.PassingEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import java.util.Arrays;
import java.util.List;

/// Records to send about.
public final class Samples {
    public static final RoomId LOBBY = new RoomId(0x0102030405060708L, 0x1112131415161718L);
    public static final Member ALICE =
            new Member(new AuthorId(7, 8), "alice", 1234, "abcdef", "ff0000", null, 100, "user", "hash", false);
    public static final byte[] ALICE_SHOWN = MemberCodec.encode(Who.of(ALICE, "c1"));

    private Samples() {}

    public static StoredEvent event(long position, int bodyBytes) {
        byte[] digest = new byte[32];
        Arrays.fill(digest, (byte) position);
        byte[] body = new byte[bodyBytes];
        Arrays.fill(body, (byte) 0x5A);
        return new StoredEvent(LOBBY, position, position, 1, 20_000, digest, 0, body);
    }

    public static LogEntry stored(long position) {
        return new Stored(event(position, 16), ALICE_SHOWN);
    }

    public static LogEntry arrival(long version) {
        return new Passing(LOBBY, version, new PassingEvent.Arrived(ALICE));
    }

    /// One stored event at its position, written in a term.
    public static LogRecord message(int partition, long term, long position) {
        return new LogRecord(partition, 1, term, position, List.of(stored(position)));
    }

    public static LogRecord passing(int partition, long term, long at) {
        return new LogRecord(partition, 1, term, at, List.of(arrival(at)));
    }

    public static LogRecord mark(int partition, long term, long at) {
        return new LogRecord(partition, 1, term, at, List.of());
    }

    /// Records compare by what they are, though arrays in them don't.
    public static String describe(LogRecord record) {
        String place = "%d/%d/%d/%d".formatted(record.partition(), record.epoch(), record.term(), record.at());
        return place + record.entries().stream().map(Samples::describe).toList();
    }

    public static String describe(LogEntry entry) {
        return switch (entry) {
            case Stored(StoredEvent event, byte[] who) -> Arrays.toString(event.encode()) + Arrays.toString(who);
            case Passing(RoomId room, long version, PassingEvent event) -> room + " " + version + " " + event;
        };
    }
}
