package hcchat.command.rest.messages;

import static hcchat.wire.frames.JsonBuffer.constant;
import static hcchat.wire.frames.JsonBuffer.name;

import hcchat.command.history.HistoryPage;
import hcchat.command.history.Line;
import hcchat.room.RoomId;
import hcchat.wire.frames.EventJson;
import hcchat.wire.frames.JsonBuffer;
import org.jspecify.annotations.Nullable;

/// A page as JSON: its events as frames tell them, and the links before and behind them.
final class PageJson {
    private static final byte[] ROOM = name("room");
    private static final byte[] EVENTS = name("events");
    private static final byte[] BEFORE = name("linkBefore");
    private static final byte[] AFTER = name("linkAfter");
    private static final byte[] HEAD = name("head");
    private static final byte[] END = name("end");

    private PageJson() {}

    /// @param channel null where nobody has said it
    static byte[] of(RoomId room, @Nullable String channel, HistoryPage page) {
        byte[] field = channel == null ? null : constant("channel", channel);
        JsonBuffer out = new JsonBuffer();
        out.open().with(ROOM, room.toString()).with(HEAD, page.head());
        out.with(BEFORE, page.linkBefore()).with(AFTER, page.linkAfter(room));
        out.with(END, page.end()).with(EVENTS).openList();
        for (Line line : page.lines()) {
            out.element();
            EventJson.write(out, field, line.stored(), line.event(), line.who(), false);
        }
        out.shutList().shut();
        return out.copy().array();
    }
}
