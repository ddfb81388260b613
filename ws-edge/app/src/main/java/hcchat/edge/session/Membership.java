package hcchat.edge.session;

import hcchat.edge.fanout.Resident;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.replay.Pull;
import hcchat.edge.replay.Replays;
import hcchat.room.AuthorId;
import hcchat.room.Expulsion;
import hcchat.room.PassingEvent.Changed;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A session's place in a room.
final class Membership extends Watcher {
    private final Session session;
    private final Replays replays;
    private final WatchedRoom room;
    private final Resident resident;
    private final long holderHi;
    private final long holderLo;
    private final long since;
    private final long readableFrom;
    private volatile @Nullable Pull pull;
    // Used on the socket's thread only.
    private long typedNanos;
    private long sawNanos;
    private boolean typed;
    private boolean saw;

    Membership(
            Session session,
            Replays replays,
            View view,
            WatchedRoom room,
            Resident resident,
            byte[] holder,
            long since,
            long readableFrom) {
        super(session.socket(), view);
        this.session = session;
        this.replays = replays;
        this.room = room;
        this.resident = resident;
        ByteBuffer bytes = ByteBuffer.wrap(holder);
        this.holderHi = bytes.getLong();
        this.holderLo = bytes.getLong();
        this.since = since;
        this.readableFrom = readableFrom;
    }

    Session session() {
        return session;
    }

    WatchedRoom room() {
        return room;
    }

    Resident resident() {
        return resident;
    }

    byte[] holder() {
        return ByteBuffer.allocate(16).putLong(holderHi).putLong(holderLo).array();
    }

    /// The room's seq when the holder first came.
    long since() {
        return since;
    }

    /// The lowest seq that the holder may read back.
    long readableFrom() {
        return readableFrom;
    }

    @Override
    public AuthorId author() {
        return resident.author();
    }

    /// @return 0 when the others may be told now that something is being written, else the milliseconds until they
    /// may
    long untilTyping(long nowNanos) {
        long wait = typed ? until(typedNanos, rules().connection().typingSeconds(), nowNanos) : 0;
        if (wait == 0) {
            typed = true;
            typedNanos = nowNanos;
        }
        return wait;
    }

    /// @return 0 when the others may be told now how far this one has come, else the milliseconds until they may
    long untilSeen(long nowNanos) {
        long wait = saw ? until(sawNanos, rules().connection().seenSeconds(), nowNanos) : 0;
        if (wait == 0) {
            saw = true;
            sawNanos = nowNanos;
        }
        return wait;
    }

    private Rules rules() {
        return session.services().rules();
    }

    private long until(long beforeNanos, int seconds, long nowNanos) {
        long wait = TimeUnit.SECONDS.toNanos(seconds) - (nowNanos - beforeNanos);
        return wait > 0 && rules().limited() ? 1 + wait / 1_000_000 : 0;
    }

    /// hack.chat tells who changed their colour a new token, which holds it.
    @Override
    protected void looksChanged(Changed change) {
        if (view().isHackChat() && change.before().nick().equals(change.after().nick())) {
            socket().enqueue(Greeting.hackSession(session.services().secrets(), this, false));
        }
    }

    /// Not at once: whoever brings the news holds the room.
    @Override
    protected void expelled(Expulsion why) {
        session.services().departures().later(() -> Leaving.expelled(this, why));
    }

    @Override
    protected void fellBehind() {
        pull(replays.catchUp(room, this));
    }

    /// From now on `next` brings the socket what it lacks.
    void pull(Pull next) {
        Pull former = pull;
        if (former != null) {
            former.end();
        }
        pull = next;
        next.go();
    }

    /// The socket has read what it was sent.
    void drained() {
        Pull current = pull;
        if (current != null) {
            current.go();
            if (current.isOver()) {
                pull = null;
            }
        }
    }

    void end() {
        Pull current = pull;
        if (current != null) {
            current.end();
            pull = null;
        }
    }
}
