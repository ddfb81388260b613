package hcchat.command.history;

import hcchat.room.RoomId;
import hcchat.wire.chain.Chain;
import java.util.List;

/// A piece of a room's past, oldest first.
///
/// @param linkBefore link(first − 1); of an empty page, the link at which it would begin
/// @param head the room's newest seq
/// @param end whether nothing lies beyond in the direction that was asked for
public record HistoryPage(List<Line> lines, byte[] linkBefore, long head, boolean end) {
    public HistoryPage {
        lines = List.copyOf(lines);
    }

    /// link(last); of an empty page the same as before it.
    public byte[] linkAfter(RoomId room) {
        return linkAfter(room, lines.size());
    }

    /// The page without what lies before a seq; nothing is beyond that then.
    public HistoryPage from(RoomId room, long readable) {
        int hidden = 0;
        while (hidden < lines.size() && lines.get(hidden).stored().seq() < readable) {
            hidden++;
        }
        boolean first = hidden < lines.size() && lines.get(hidden).stored().seq() == readable;
        return new HistoryPage(
                lines.subList(hidden, lines.size()), linkAfter(room, hidden), head, end || hidden > 0 || first);
    }

    private byte[] linkAfter(RoomId room, int count) {
        byte[] link = linkBefore;
        for (Line line : lines.subList(0, count)) {
            link = Chain.link(link, room, line.stored().seq(), line.stored().digest());
        }
        return link;
    }
}
