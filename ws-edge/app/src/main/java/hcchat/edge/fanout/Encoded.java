package hcchat.edge.fanout;

import hcchat.edge.fanout.Line.Change;
import hcchat.edge.fanout.Line.Event;
import hcchat.edge.fanout.Line.Private;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.PassingEvent.Directed;
import hcchat.room.PassingEvent.Expelled;
import hcchat.room.PassingEvent.RoomErased;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Typing;
import hcchat.room.PassingEvent.Updated;
import hcchat.room.Who;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The lines of one room in one language, one behind the other, with the place where each ends. Reused by the fan-out
/// thread.
final class Encoded {
    private final View view;
    private final FrameBuffer out = new FrameBuffer();
    private int[] ends = new int[64];
    private ByteBuffer frames = ByteBuffer.allocate(0);

    Encoded(View view) {
        this.view = view;
    }

    void write(WatchedRoom room, List<Line> lines, long now, DirectSlab slab) {
        out.clear();
        if (ends.length < lines.size()) {
            ends = new int[Math.max(lines.size(), 2 * ends.length)];
        }
        byte[] channel = room.channelField();
        for (int i = 0; i < lines.size(); i++) {
            switch (lines.get(i)) {
                case Event event -> StoredFrames.write(out, room, view, event.told(), false, now);
                case Change change -> passing(channel, change.event(), now);
                case Private between -> AsideFrames.write(out, view, channel, between, now);
            }
            ends[i] = out.length();
        }
        frames = out.copy(slab);
        Arrays.fill(ends, lines.size(), ends.length, out.length());
    }

    /// All frames together; maybe none, since not every language has a word for everything.
    ByteBuffer all() {
        return frames;
    }

    /// The frames of the lines `from` to `to`, the latter not included.
    ByteBuffer part(int from, int to) {
        int begin = from == 0 ? 0 : ends[from - 1];
        return frames.slice(begin, ends[to - 1] - begin);
    }

    private void passing(byte[] channel, PassingEvent event, long now) {
        boolean hc = view == View.HC;
        switch (event) {
            case Arrived arrived -> {
                if (hc) {
                    HcFrames.onlineAdd(out, channel, arrived.member(), now);
                } else {
                    HackFrames.onlineAdd(out, channel, arrived.member(), now);
                }
            }
            case Departed departed -> {
                if (hc) {
                    HcFrames.onlineRemove(out, channel, departed.member(), now);
                } else {
                    HackFrames.onlineRemove(out, channel, departed.member(), now);
                }
            }
            case Changed changed -> {
                if (hc) {
                    HcFrames.updateUser(out, channel, changed.after(), now);
                } else {
                    HackFrames.changed(out, view, channel, changed.before(), changed.after(), now);
                }
            }
            case Typing typing -> {
                if (hc) {
                    AsideFrames.typing(out, channel, typing.from(), now);
                }
            }
            case Seen seen -> {
                if (hc) {
                    AsideFrames.seen(out, channel, seen, now);
                }
            }
            case Updated updated -> {
                if (!hc) {
                    HackFrames.updateMessage(out, channel, Who.of(updated.from(), null), updated.update(), now);
                }
            }
            case Directed directed -> throw new IllegalArgumentException("not for everybody: " + directed);
            case RosterTold roster -> {}
            case RoomErased erased -> {}
            // Who is concerned is told by whoever takes them out of the room.
            case Expelled expelled -> {}
        }
    }
}
