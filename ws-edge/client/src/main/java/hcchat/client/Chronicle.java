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

    /// Goes on where an earlier program, or session, ended.
    void recall() {
        Diary.RoomNotes notes = client.diary().room(channel);
        DiaryEntry.Place place = notes.place();
        if (place != null) {
            timeline = new Timeline(place.room(), client.diary().serverKey(), place.epoch(), place.seq(), place.link());
            timeline.recall(notes.proven());
        }
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
        byte[] key = pinned(set.key());
        if (known == null) {
            Integer epoch = request.epoch();
            timeline = after == null
                    ? new Timeline(set.room(), key, set.epoch(), set.seq(), set.link())
                    : new Timeline(set.room(), key, epoch == null ? set.epoch() : epoch, after, null);
            timeline.recall(client.diary().room(channel).place());
            notePlace(timeline);
        }
        return known != null || after != null;
    }

    private byte[] pinned(byte[] shown) {
        byte[] known = client.diary().serverKey();
        if (known.length == 0 && shown.length > 0) {
            client.diary().note(new DiaryEntry.ServerKey(shown));
        }
        return known.length == 0 ? shown : known;
    }

    /// After the listener has heard what leads there: who is ended in between hears it again rather than never.
    private void notePlace(Timeline at) {
        DiaryEntry.Place place = new DiaryEntry.Place(channel, at.room(), at.epoch(), at.cursor(), at.link());
        client.turn().afterwards(() -> client.diary().note(place));
    }

    /// Whether it is the room and the server of before that let us in.
    void compare(ServerFrame.OnlineSet set) {
        DiaryEntry.Doubt doubt = client.diary().room(channel).doubt();
        if (timeline != null && !timeline.sameServer(set.room(), set.key())) {
            distrust(new HeadCheck.BadSignature(set.epoch(), set.seq()));
        } else if (doubt != null) {
            listener.accept(new RoomSignal.Distrusted(doubt.why()));
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
            notePlace(history);
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
        ServerFrame.Synced proven = timeline == null ? null : timeline.proven();
        if (check instanceof HeadCheck.Proven && proven != null) {
            client.diary()
                    .note(new DiaryEntry.Proven(channel, proven.epoch(), proven.seq(), proven.link(), proven.sig()));
        }
        if (check instanceof HeadCheck.Forked || check instanceof HeadCheck.BadSignature) {
            distrust(check);
        }
    }

    private void distrust(HeadCheck why) {
        listener.accept(new RoomSignal.Distrusted(why));
        client.diary().note(DiaryEntry.Doubt.of(channel, why));
    }

    void resync(ServerFrame.Resync resync) {
        if (timeline != null) {
            timeline.resync(resync.epoch(), resync.from());
            keys.secrecy().forgetAbove(resync.from());
            listener.accept(new RoomSignal.Resynced(resync.epoch(), resync.from()));
            notePlace(timeline);
            client.line().startOver();
        }
    }

    void page(ServerFrame.Page page) {
        if (timeline != null && !pages.finish(page)) {
            distrust(new HeadCheck.Forked(timeline.epoch(), page.before()));
        }
    }
}
