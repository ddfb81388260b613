package hcchat.edge.replay;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.SignedHead;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Brings one socket from its cursor to where the room is, page by page as it reads, and makes it live. Live events
/// aren't queued meanwhile: the room's tip tells that there are more, and the ring or the store has them.
public final class Pull {
    private static final int PAGE_EVENTS = 500;
    private static final int PAGE_BYTES = 128 << 10;
    // The next page is made while this much is still on its way, so that the line doesn't fall silent in between.
    private static final int LOW_WATER = 32 << 10;
    private static final long PAUSE_MS = 50;
    private static final int TRIES = 200;

    private final Past past;
    private final WatchedRoom room;
    private final Watcher watcher;
    private final ReadingPast reader;
    private final PastFrames frames;

    // Guarded by the room.
    private @Nullable SignedHead head;
    private boolean reading;
    private boolean ended;
    private int failures;

    /// @param watcher in the room, not live; its cursor says where to begin
    /// @param head up to which events are marked as a replay, and then signed; null for a socket that only fell
    /// behind
    /// @param reader whom the replay is for; without a head nobody is told
    public Pull(Past past, WatchedRoom room, Watcher watcher, @Nullable SignedHead head, ReadingPast reader) {
        this.past = past;
        this.room = room;
        this.watcher = watcher;
        this.head = head;
        this.reader = reader;
        this.frames = new PastFrames(room, watcher.view());
    }

    /// Goes on as far as it can; to be called whenever that may be further than before.
    public void go() {
        while (true) {
            Step step = next();
            watcher.socket().flush();
            if (step == null) {
                return;
            }
            CompletableFuture<Boolean> further =
                    past.forward(room, step.from, step.limit, PAGE_BYTES).handle(this::took);
            if (!further.isDone()) {
                var _ = further.thenAccept(on -> {
                    if (on) {
                        go();
                    }
                });
                return;
            }
            if (!further.join()) {
                return;
            }
        }
    }

    /// Nothing more is wanted: the socket has left or is gone.
    public void end() {
        synchronized (room) {
            ended = true;
        }
    }

    /// Whether nothing is left to do.
    public boolean isOver() {
        synchronized (room) {
            return ended;
        }
    }

    /// What to read next, or null when something must happen first or nothing is left.
    private @Nullable Step next() {
        synchronized (room) {
            if (ended || reading || watcher.socket().queued() > LOW_WATER) {
                return null;
            }
            SignedHead until = head;
            if (until != null && watcher.cursor() >= until.seq()) {
                ByteBuffer end = FrameBuffer.frames(out -> {
                    frames.finish(out, true);
                    ReplayFrames.synced(out, room.channelField(), until, null);
                });
                // Who reads the end may ask for more at once.
                reader.endReadingPast();
                enqueue(end);
                head = null;
            }
            if (head == null && watcher.cursor() >= room.tip()) {
                enqueue(FrameBuffer.frames(out -> frames.finish(out, false)));
                watcher.live(true);
                ended = true;
                return null;
            }
            reading = true;
            long from = watcher.cursor() + 1;
            long limit = head == null ? PAGE_EVENTS : Math.min(PAGE_EVENTS, head.seq() - from + 1);
            return new Step(from, (int) limit);
        }
    }

    /// @return whether it can go on at once
    private boolean took(@Nullable Chunk chunk, @Nullable Throwable failure) {
        synchronized (room) {
            reading = false;
            if (ended) {
                return false;
            }
            if (chunk != null && !chunk.events().isEmpty()) {
                failures = 0;
                enqueue(FrameBuffer.frames(out -> frames.write(out, chunk, head != null)));
                watcher.cursor(chunk.events().getLast().seq());
                return true;
            }
            failures++;
            if (failures > TRIES) {
                ended = true;
                watcher.socket().close(Socket.TRY_AGAIN_LATER, "");
                return false;
            }
        }
        // Nobody has it yet, or nobody could be asked.
        CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS).execute(this::go);
        return false;
    }

    private void enqueue(ByteBuffer written) {
        if (written.hasRemaining()) {
            if (head != null) {
                reader.brought(written.remaining());
            }
            watcher.socket().enqueue(written);
        }
    }

    private record Step(long from, int limit) {}
}
