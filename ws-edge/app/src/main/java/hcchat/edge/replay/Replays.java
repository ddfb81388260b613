package hcchat.edge.replay;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.Told;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.SignedHead;
import hcchat.wire.Limits;
import hcchat.wire.chain.Chain;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Answers what sockets ask of the past.
public final class Replays {
    // Below it no replay can be longer than its bound, however long each event is.
    private static final long SURELY_SHORT = Limits.REPLAY_BYTES / Limits.FRAME_BYTES;
    private static final int PAGE_BYTES = 512 << 10;

    private static final ReadingPast UNASKED = new ReadingPast() {
        @Override
        public void brought(int bytes) {}

        @Override
        public void endReadingPast() {}
    };

    private final Past past;

    public Replays(Past past) {
        this.past = past;
    }

    /// A pull for a socket that is behind the room without having asked.
    public Pull catchUp(WatchedRoom room, Watcher watcher) {
        return new Pull(past, room, watcher, null, UNASKED);
    }

    /// link(seq) of the room.
    public CompletableFuture<byte[]> link(WatchedRoom room, long seq) {
        return past.link(room, seq);
    }

    /// Says where the replay begins and gives the pull that brings it; the watcher is in the room and not live.
    ///
    /// @param after the last seq that the client has
    /// @param readableFrom the lowest seq that it may read
    /// @param reader told of what is brought, and once of the end
    public CompletableFuture<Pull> replay(
            WatchedRoom room, Watcher watcher, long after, long readableFrom, SignedHead head, ReadingPast reader) {
        long wanted = Math.max(after + 1, readableFrom);
        long newest = Math.max(wanted, head.seq() - Limits.REPLAY_EVENTS + 1);
        return beginning(room, newest, head.seq())
                .thenCompose(from -> past.link(room, Math.min(from, head.seq() + 1) - 1)
                        .thenApply(link -> {
                            long first = Math.min(from, head.seq() + 1);
                            return begin(room, watcher, first, first > wanted, head, link, reader);
                        }));
    }

    private CompletableFuture<Long> beginning(WatchedRoom room, long newest, long to) {
        return to - newest < SURELY_SHORT
                ? CompletableFuture.completedFuture(newest)
                : past.newestWithin(room, newest, to, Limits.REPLAY_BYTES);
    }

    private Pull begin(
            WatchedRoom room,
            Watcher watcher,
            long from,
            boolean truncated,
            SignedHead head,
            byte[] link,
            ReadingPast reader) {
        synchronized (room) {
            watcher.cursor(from - 1);
            watcher.socket()
                    .enqueue(FrameBuffer.frames(
                            out -> ReplayFrames.replay(out, room.channelField(), from, head.seq(), truncated, link)));
        }
        return new Pull(past, room, watcher, head, reader);
    }

    /// A page of what was before `before`: its events, oldest first, then `page`.
    ///
    /// @param ref the id of the command that asked, or null
    /// @param reader told of what is brought and of the end, unless it fails
    public CompletableFuture<?> page(
            WatchedRoom room,
            Socket socket,
            long before,
            int limit,
            long readableFrom,
            @Nullable String ref,
            ReadingPast reader) {
        return past.backward(room, before, limit, PAGE_BYTES).thenAccept(chunk -> {
            ByteBuffer page =
                    FrameBuffer.frames(out -> page(out, room, readable(room, chunk, readableFrom), before, ref));
            reader.brought(page.remaining());
            // Who reads the page may ask for the next at once.
            reader.endReadingPast();
            socket.send(page);
        });
    }

    private void page(FrameBuffer out, WatchedRoom room, Chunk chunk, long before, @Nullable String ref) {
        PastFrames frames = new PastFrames(room, View.HC);
        frames.write(out, chunk, true);
        frames.finish(out, true);
        byte[] link = chunk.linkBefore();
        if (link == null) {
            throw new IllegalStateException("a page without its link");
        }
        long first =
                chunk.events().isEmpty() ? before : chunk.events().getFirst().seq();
        ReplayFrames.page(out, room.channelField(), first, link, chunk.end(), ref);
    }

    /// What of a page this holder may read.
    private static Chunk readable(WatchedRoom room, Chunk chunk, long readableFrom) {
        byte[] link = chunk.linkBefore();
        List<Told> events = chunk.events();
        int hidden = 0;
        while (hidden < events.size() && events.get(hidden).seq() < readableFrom) {
            if (link != null) {
                link = Chain.link(
                        link,
                        room.id(),
                        events.get(hidden).seq(),
                        events.get(hidden).stored().digest());
            }
            hidden++;
        }
        boolean end = chunk.end()
                || hidden > 0
                || (!events.isEmpty() && events.getFirst().seq() <= readableFrom);
        return new Chunk(events.subList(hidden, events.size()), link, end);
    }
}
