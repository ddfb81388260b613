package hcchat.edge.replay;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.HcFrames;
import hcchat.edge.fanout.Told;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events without a body that follow each other. Few of them are told one by one with their digests; a long run as one
/// range with the link behind it, which a client can't compute then.
final class GoneRun {
    private static final int ONE_BY_ONE = 500;

    private final List<Told> run = new ArrayList<>();
    private long from;
    private long to;
    private byte[] link = Chain.start();
    private boolean linked;

    boolean isEmpty() {
        return to == 0;
    }

    /// Adds the next event.
    ///
    /// @param linkBefore link(seq − 1), or null when it isn't known: then the run isn't told as a range
    void add(WatchedRoom room, Told gone, byte @Nullable [] linkBefore) {
        if (isEmpty()) {
            from = gone.seq();
            linked = linkBefore != null;
            if (linkBefore != null) {
                link = linkBefore;
            }
        }
        to = gone.seq();
        if (linked) {
            link = Chain.link(link, room.id(), gone.seq(), gone.stored().digest());
        }
        if (!linked || run.size() <= ONE_BY_ONE) {
            run.add(gone);
        }
    }

    /// Tells the run and begins anew.
    void writeTo(FrameBuffer out, WatchedRoom room, boolean replay) {
        if (linked && to - from + 1 > ONE_BY_ONE) {
            HcFrames.goneRange(out, room.channelField(), from, to, link);
        } else {
            run.forEach(gone -> HcFrames.stored(out, room.channelField(), gone, replay));
        }
        run.clear();
        from = 0;
        to = 0;
        linked = false;
    }
}
