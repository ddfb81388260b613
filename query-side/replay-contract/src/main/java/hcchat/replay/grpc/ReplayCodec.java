package hcchat.replay.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import hcchat.replay.ReplayReader.Page;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.replay.v1.ReplayWire;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What travels, as messages.
final class ReplayCodec {
    private ReplayCodec() {}

    static ReplayWire.Room write(RoomId room) {
        return ReplayWire.Room.newBuilder().setHi(room.hi()).setLo(room.lo()).build();
    }

    static RoomId read(ReplayWire.Room room) {
        return new RoomId(room.getHi(), room.getLo());
    }

    static ReplayWire.Author write(AuthorId author) {
        return ReplayWire.Author.newBuilder()
                .setHi(author.hi())
                .setLo(author.lo())
                .build();
    }

    static AuthorId read(ReplayWire.Author author) {
        return new AuthorId(author.getHi(), author.getLo());
    }

    static ReplayWire.PageReply write(Page page) {
        ReplayWire.PageReply.Builder out = ReplayWire.PageReply.newBuilder()
                .setLinkBefore(UnsafeByteOperations.unsafeWrap(page.linkBefore()))
                .setHead(page.head())
                .setEnd(page.end());
        page.events().forEach(event -> out.addEvents(write(event)));
        return out.build();
    }

    static Page read(ReplayWire.PageReply in) {
        return new Page(events(in.getEventsList()), in.getLinkBefore().toByteArray(), in.getHead(), in.getEnd());
    }

    static ReplayWire.EventsReply write(List<StoredEvent> events) {
        ReplayWire.EventsReply.Builder out = ReplayWire.EventsReply.newBuilder();
        events.forEach(event -> out.addEvents(write(event)));
        return out.build();
    }

    static List<StoredEvent> events(List<ByteString> events) {
        return events.stream()
                .map(bytes -> StoredEvent.decode(bytes.asReadOnlyByteBuffer()))
                .toList();
    }

    private static ByteString write(StoredEvent event) {
        // Fresh bytes that nobody else has.
        return UnsafeByteOperations.unsafeWrap(event.encode());
    }

    static ReplayWire.Reader write(Reader reader) {
        return ReplayWire.Reader.newBuilder()
                .setRoom(write(reader.room()))
                .setAuthor(write(reader.author()))
                .setFrom(reader.from())
                .build();
    }

    static Reader read(ReplayWire.Reader in) {
        return new Reader(read(in.getRoom()), read(in.getAuthor()), in.getFrom());
    }

    static ReplayWire.ReadingsReply writeReadings(List<Reading> readings) {
        ReplayWire.ReadingsReply.Builder out = ReplayWire.ReadingsReply.newBuilder();
        readings.forEach(reading -> out.addReadingsBuilder()
                .setHead(reading.head())
                .setDelivered(reading.marker().delivered())
                .setRead(reading.marker().read())
                .setUnread(reading.unread()));
        return out.build();
    }

    static List<Reading> read(ReplayWire.ReadingsReply in) {
        return in.getReadingsList().stream()
                .map(reading -> new Reading(
                        reading.getHead(), new Marker(reading.getDelivered(), reading.getRead()), reading.getUnread()))
                .toList();
    }

    static ReplayWire.NamesReply write(Map<AuthorId, byte[]> names) {
        ReplayWire.NamesReply.Builder out = ReplayWire.NamesReply.newBuilder();
        names.forEach((author, name) ->
                out.addNamesBuilder().setAuthor(write(author)).setSealed(UnsafeByteOperations.unsafeWrap(name)));
        return out.build();
    }

    static Map<AuthorId, byte[]> read(ReplayWire.NamesReply in) {
        Map<AuthorId, byte[]> names = new HashMap<>();
        in.getNamesList()
                .forEach(name ->
                        names.put(read(name.getAuthor()), name.getSealed().toByteArray()));
        return names;
    }
}
