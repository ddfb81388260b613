package hcchat.edge.replay;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.intake.Outcome.SignedHead;
import org.jspecify.annotations.Nullable;

/// The frames around what is replayed.
public final class ReplayFrames {
    private static final byte[] REPLAY = constant("cmd", "replay");
    private static final byte[] SYNCED = constant("cmd", "synced");
    private static final byte[] RESYNC = constant("cmd", "resync");
    private static final byte[] PAGE = constant("cmd", "page");
    private static final byte[] FROM = name("from");
    private static final byte[] TO = name("to");
    private static final byte[] TRUNCATED = name("truncated");
    private static final byte[] BEFORE = name("before");
    private static final byte[] END = name("end");
    private static final byte[] LINK = name("link");
    private static final byte[] SIG = name("sig");
    private static final byte[] EPOCH = name("epoch");
    private static final byte[] SEQ = name("seq");
    private static final byte[] REF = name("ref");

    private ReplayFrames() {}

    /// @param link link(from − 1)
    static void replay(FrameBuffer out, byte[] channel, long from, long to, boolean truncated, byte[] link) {
        out.begin().with(REPLAY).with(channel).with(FROM, from).with(TO, to);
        out.with(TRUNCATED, truncated).with(LINK, link).end();
    }

    /// @param ref the id of the command that asked, or null
    public static void synced(FrameBuffer out, byte[] channel, SignedHead head, @Nullable String ref) {
        out.begin().with(SYNCED).with(channel).with(EPOCH, head.epoch()).with(SEQ, head.seq());
        out.with(LINK, head.link()).with(SIG, head.sig());
        ref(out, ref);
        out.end();
    }

    /// @param from the highest seq that the client may keep
    public static void resync(FrameBuffer out, byte[] channel, int epoch, long from) {
        out.begin()
                .with(RESYNC)
                .with(channel)
                .with(EPOCH, epoch)
                .with(FROM, from)
                .end();
    }

    /// @param before the first seq of the page
    /// @param link link(before − 1)
    static void page(FrameBuffer out, byte[] channel, long before, byte[] link, boolean end, @Nullable String ref) {
        out.begin().with(PAGE).with(channel).with(BEFORE, before).with(LINK, link);
        if (end) {
            out.with(END, true);
        }
        ref(out, ref);
        out.end();
    }

    private static void ref(FrameBuffer out, @Nullable String ref) {
        if (ref != null) {
            out.with(REF, ref);
        }
    }
}
