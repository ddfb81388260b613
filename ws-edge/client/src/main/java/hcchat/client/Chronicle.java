package hcchat.client;

import hcchat.room.RoomId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A room's stored history as the server tells it: each piece once and in order to the listener, older pages to who
/// asked for them, its chain followed and its heads judged. Guarded by the client's lock.
final class Chronicle {
    private final Surroundings client;
    private final String channel;
    private final Keyring keys;
    private final Consumer<RoomSignal> listener;
    private final Pages pages;
    private final Heads heads;
    private @Nullable Timeline timeline;

    Chronicle(Surroundings client, String channel, Keyring keys, Consumer<RoomSignal> listener) {
        this.client = client;
        this.channel = channel;
        this.keys = keys;
        this.listener = listener;
        this.pages = new Pages(client, channel);
        this.heads = new Heads(client);
    }

    /// Null before the room was entered.
    @Nullable
    Timeline timeline() {
        return timeline;
    }

    /// We were let in: the history begins, or goes on.
    ///
    /// @return whether the past follows
    boolean begin(ServerFrame.OnlineSet set, JoinRequest request) {
        Timeline known = timeline;
        Long after = request.after();
        if (known == null) {
            Integer epoch = request.epoch();
            timeline = after == null
                    ? new Timeline(set.room(), set.key(), set.epoch(), set.seq(), set.link())
                    : new Timeline(set.room(), set.key(), epoch == null ? set.epoch() : epoch, after, null);
        }
        return known != null || after != null;
    }

    /// Whether it is the room and the server of before that let us in.
    void compare(ServerFrame.OnlineSet set) {
        if (timeline != null && !timeline.sameServer(set.room(), set.key())) {
            distrust(new HeadCheck.BadSignature(set.epoch(), set.seq()));
        }
    }

    void ask(UUID id, long before, int limit, CompletableFuture<HistoryOutcome> answer) {
        pages.ask(id, before, limit, answer);
    }

    void askNext() {
        if (timeline != null) {
            pages.askNext(timeline, keys.secrecy());
        }
    }

    void askHead(UUID id, CompletableFuture<HeadCheck> answer) {
        heads.ask(id, answer);
        client.line().send(FrameWriter.bare("head", channel, id));
    }

    void questionFailed(UUID id, SendOutcome why) {
        pages.failed(id, why);
        heads.failed(id, why);
    }

    /// A piece of history, live, replayed or of a page.
    ///
    /// @param inside whether we are in the room
    void take(long from, long to, ServerFrame piece, boolean inside) {
        Timeline history = timeline;
        if (history == null || !inside) {
            listener.accept(new RoomSignal.OutOfTurn(0, from));
        } else if (to <= history.cursor()) {
            if (!pages.take(to, piece)) {
                listener.accept(new RoomSignal.OutOfTurn(history.cursor() + 1, from));
            }
        } else if (history.take(from, to, piece)) {
            told(history.room(), piece, history.reached());
        } else {
            listener.accept(new RoomSignal.OutOfTurn(history.cursor() + 1, from));
            client.line().startOver();
        }
    }

    private void told(RoomId room, ServerFrame piece, @Nullable HeadCheck reached) {
        listener.accept(keys.secrecy().told(room, piece));
        if (reached != null) {
            judge(reached);
        }
    }

    void replaying(ServerFrame.Replay replay) {
        Timeline history = timeline;
        if (history == null) {
            return;
        }
        long expected = history.cursor() + 1;
        if (replay.from() < expected) {
            listener.accept(new RoomSignal.OutOfTurn(expected, replay.from()));
            return;
        }
        if (replay.from() > expected) {
            listener.accept(new RoomSignal.Missed(expected, replay.from() - 1, replay.truncated()));
        }
        if (!history.replayFrom(replay.from(), replay.linkBefore())) {
            distrust(new HeadCheck.Forked(history.epoch(), replay.from() - 1));
        }
        listener.accept(new RoomSignal.Replaying(replay.from(), replay.to()));
    }

    /// A signed head.
    void synced(ServerFrame.Synced synced) {
        Timeline history = timeline;
        if (history != null) {
            HeadCheck check = history.check(synced);
            if (synced.ref() != null) {
                heads.answer(synced.ref(), check);
            }
            judge(check);
        }
    }

    private void judge(HeadCheck check) {
        listener.accept(new RoomSignal.Synced(check));
        if (check instanceof HeadCheck.Forked || check instanceof HeadCheck.BadSignature) {
            distrust(check);
        }
    }

    private void distrust(HeadCheck why) {
        listener.accept(new RoomSignal.Distrusted(why));
    }

    void resync(ServerFrame.Resync resync) {
        if (timeline != null) {
            timeline.resync(resync.epoch(), resync.from());
            keys.secrecy().forgetAbove(resync.from());
            listener.accept(new RoomSignal.Resynced(resync.epoch(), resync.from()));
            client.line().startOver();
        }
    }

    void page(ServerFrame.Page page) {
        if (timeline != null && !pages.finish(page)) {
            distrust(new HeadCheck.Forked(timeline.epoch(), page.before()));
        }
    }
}
