package hcchat.command.rest.rooms;

import static hcchat.wire.frames.JsonBuffer.name;

import hcchat.replay.ReplayReader.Reading;
import hcchat.wire.frames.JsonBuffer;

/// A list of rooms as JSON, piece by piece.
final class RoomListJson {
    private static final byte[] ROOMS = name("rooms");
    private static final byte[] ROOM = name("room");
    private static final byte[] CHANNEL = name("channel");
    private static final byte[] KIND = name("kind");
    private static final byte[] AUTHOR = name("author");
    private static final byte[] ROLE = name("role");
    private static final byte[] MUTED = name("muted");
    private static final byte[] LOCKED = name("locked");
    private static final byte[] HEAD = name("head");
    private static final byte[] UNREAD = name("unread");
    private static final byte[] DELIVERED = name("delivered");
    private static final byte[] READ = name("read");
    private static final byte[] REFUSED = name("refused");

    private final JsonBuffer out = new JsonBuffer();

    RoomListJson() {
        out.open().with(ROOMS).openList();
    }

    void add(RoomListed listed) {
        Place place = listed.place();
        Seen seen = listed.seen();
        Reading reading = listed.reading();
        out.element().open().with(ROOM, place.room().toString());
        if (place.channel() != null) {
            out.with(CHANNEL, place.channel());
        }
        out.with(AUTHOR, place.author().toString());
        if (seen != null) {
            out.with(KIND, seen.kind().word()).with(ROLE, RoomAnswers.role(seen).word());
            out.with(MUTED, seen.muted()).with(LOCKED, seen.facts().locked());
        }
        if (reading != null) {
            out.with(HEAD, reading.head()).with(UNREAD, reading.unread());
            out.with(DELIVERED, reading.marker().delivered())
                    .with(READ, reading.marker().read());
        }
        if (listed.refused() != null) {
            out.with(REFUSED, listed.refused().word());
        }
        out.shut();
    }

    /// What was added since it was taken last.
    byte[] take() {
        byte[] piece = out.copy().array();
        out.clear();
        return piece;
    }

    /// The rest, and the list's end.
    byte[] end() {
        out.shutList().shut();
        return take();
    }
}
