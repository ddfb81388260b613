package hcchat.edge.replay;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.StoredFrames;
import hcchat.edge.fanout.Told;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.wire.chain.Chain;
import org.jspecify.annotations.Nullable;

/// Writes pieces of the past one after the other, joining runs of gone events across them.
final class PastFrames {
    private final WatchedRoom room;
    private final View view;
    private final GoneRun gone = new GoneRun();

    PastFrames(WatchedRoom room, View view) {
        this.room = room;
        this.view = view;
    }

    /// @param marked whether the frames say that they are a replay
    void write(FrameBuffer out, Chunk chunk, boolean marked) {
        boolean links = chunk.linkBefore() != null && hasGone(chunk);
        byte[] link = links ? chunk.linkBefore() : null;
        long now = System.currentTimeMillis();
        for (Told told : chunk.events()) {
            if (told.event() == null && view == View.HC) {
                gone.add(room, told, link);
            } else {
                finish(out, marked);
                StoredFrames.write(out, room, view, told, marked, now);
            }
            link = after(link, told);
        }
    }

    private byte @Nullable [] after(byte @Nullable [] link, Told told) {
        return link == null
                ? null
                : Chain.link(link, room.id(), told.seq(), told.stored().digest());
    }

    private static boolean hasGone(Chunk chunk) {
        return chunk.events().stream().anyMatch(told -> told.event() == null);
    }

    /// Tells what was held back.
    void finish(FrameBuffer out, boolean marked) {
        if (!gone.isEmpty()) {
            gone.writeTo(out, room, marked);
        }
    }
}
