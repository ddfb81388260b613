package hcchat.edge.fanout;

import hcchat.edge.socket.Socket;
import hcchat.room.AuthorId;
import hcchat.room.Expulsion;
import hcchat.room.PassingEvent.Changed;

/// One socket's place in one room. All fields but the first are guarded by the room.
public abstract class Watcher {
    private final Socket socket;
    private View view;
    private boolean live;
    private long cursor;
    private long stamp;

    protected Watcher(Socket socket, View view) {
        this.socket = socket;
        this.view = view;
    }

    public final Socket socket() {
        return socket;
    }

    public final View view() {
        return view;
    }

    /// From now on this socket is told things in another language.
    public final void speak(View other) {
        view = other;
    }

    /// Whether new events go straight to the socket; else somebody fetches them for it, up to the room's tip.
    public final boolean isLive() {
        return live;
    }

    public final void live(boolean now) {
        live = now;
    }

    /// The highest seq that this socket was given.
    public final long cursor() {
        return cursor;
    }

    public final void cursor(long seq) {
        cursor = seq;
    }

    /// How much of the room's comings and goings this socket knows: see [Stamp].
    final long stamp() {
        return stamp;
    }

    final void stamp(long known) {
        stamp = known;
    }

    public abstract AuthorId author();

    /// This watcher's own looks have changed, and the socket was told so. Called with the room's monitor held;
    /// what is queued here is written with the rest.
    protected abstract void looksChanged(Changed change);

    /// Those whom this watcher watches for were sent out of the room. Called with the room's monitor held.
    protected abstract void expelled(Expulsion why);

    /// An event came that isn't the next one: what is between must be fetched. Called with the room's monitor held.
    protected abstract void fellBehind();
}
