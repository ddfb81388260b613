package hcchat.client;

import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.RoomKeys;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.wire.Code;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One room's side of the protocol: frames in, signals out. Guarded by the client's lock.
final class RoomSession {
    private enum Phase {
        OUT,
        JOINING,
        REPLAYING,
        LIVE,
        ENDED
    }

    private final Surroundings client;
    private final JoinRequest request;
    private final CompletableFuture<JoinOutcome> joined;
    private final Pages pages;
    private final Heads heads;
    private @Nullable Unlocking unlocking;
    private Secrecy secrecy = Secrecy.NONE;
    private @Nullable AuthorId author;
    private Phase phase = Phase.OUT;
    private @Nullable Timeline timeline;
    private @Nullable String token;
    private @Nullable UUID joinId;
    private @Nullable UUID leaveId;

    RoomSession(Surroundings client, JoinRequest request, CompletableFuture<JoinOutcome> joined) {
        this.client = client;
        this.request = request;
        this.joined = joined;
        this.token = request.token();
        this.pages = new Pages(client, request.channel());
        this.heads = new Heads(client);
        Passphrase passphrase = request.passphrase();
        this.unlocking = passphrase == null ? null : new Unlocking(passphrase.copy());
    }

    String channel() {
        return request.channel();
    }

    @Nullable
    RoomId roomId() {
        return timeline == null ? null : timeline.room();
    }

    long cursor() {
        return timeline == null ? 0 : timeline.cursor();
    }

    int epoch() {
        return timeline == null ? 0 : timeline.epoch();
    }

    long provenTo() {
        return timeline == null ? 0 : timeline.provenTo();
    }

    @Nullable
    String token() {
        return token;
    }

    boolean ended() {
        return phase == Phase.ENDED;
    }

    /// Whether the server knows us to be in the room.
    boolean inside() {
        return phase == Phase.REPLAYING || phase == Phase.LIVE;
    }

    /// The join frame for where we stand now.
    String joinFrame(UUID id) {
        joinId = id;
        phase = Phase.JOINING;
        Timeline known = timeline;
        if (known != null) {
            return FrameWriter.join(request, id, token, known.cursor(), known.epoch());
        }
        return FrameWriter.join(request, id, token, request.after(), request.epoch());
    }

    /// How the join `id` was answered, if not by an `onlineSet`: ends the session, unless it is worth another try.
    boolean tryJoinAgain(UUID id, SendOutcome outcome) {
        if (phase != Phase.JOINING || !id.equals(joinId)) {
            return false;
        }
        boolean again =
                outcome instanceof SendOutcome.Unknown || (outcome instanceof SendOutcome.TryLater && timeline != null);
        if (again) {
            phase = Phase.OUT;
        } else {
            end(outcome instanceof SendOutcome.Refused refused ? refused.code() : "not_now");
            client.complete(joined, new JoinOutcome.NotJoined(outcome));
        }
        return again;
    }

    void disconnected() {
        if (phase != Phase.ENDED) {
            phase = Phase.OUT;
        }
        if (unlocking != null) {
            unlocking.takeHeld();
        }
    }

    /// What will travel of `saying`.
    LetterOutcome write(UUID id, Saying saying, Duration soon) {
        if (phase == Phase.ENDED) {
            return new LetterOutcome.NotWritten(new SendOutcome.Refused("not_joined"));
        }
        if (secrecy.cipher() == null && unlocking == null) {
            return new LetterOutcome.Written(new Letter(id, null, saying));
        }
        if (timeline == null || author == null) {
            return new LetterOutcome.NotWritten(new SendOutcome.TryLater("offline", soon));
        }
        return secrecy.write(timeline.room(), author, id, saying);
    }

    /// Why the server must not get a letter from this session, or null.
    SendOutcome.@Nullable Refused objection(Letter letter) {
        if (!secrecy.mayTravel(letter.saying())) {
            return new SendOutcome.Refused(Code.ENCRYPT_IT.word());
        }
        boolean ours = secrecy.cipher() == null || (author != null && author.equals(letter.author()));
        return ours ? null : new SendOutcome.Refused("other_author");
    }

    void leaving(UUID id) {
        leaveId = id;
    }

    void ask(UUID id, long before, int limit, CompletableFuture<HistoryOutcome> answer) {
        pages.ask(id, before, limit, answer);
        askNext();
    }

    void questionFailed(UUID id, SendOutcome why) {
        pages.failed(id, why);
        heads.failed(id, why);
        askNext();
    }

    void askHead(UUID id, CompletableFuture<HeadCheck> answer) {
        heads.ask(id, answer);
        client.transmit(FrameWriter.bare("head", channel(), id));
    }

    private void askNext() {
        if (phase == Phase.LIVE && timeline != null) {
            pages.askNext(timeline, secrecy);
        }
    }

    void hear(ServerFrame frame) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (unlocking == null || frame instanceof ServerFrame.Session) {
            take(frame);
            return;
        }
        if (frame instanceof ServerFrame.OnlineSet set) {
            unlock(unlocking, set);
        }
        if (!unlocking.hold(frame)) {
            client.startOver();
        }
    }

    private void unlock(Unlocking locked, ServerFrame.OnlineSet set) {
        joinAnswered(set);
        if (set.salt().length != RoomKeys.SALT_BYTES) {
            failed("no_salt");
            return;
        }
        Passphrase passphrase = locked.takePassphrase();
        if (passphrase != null) {
            client.unlock(this, passphrase, set.salt());
        }
    }

    /// The room's keys are there: what was held is told.
    ///
    /// @param cipher null if they couldn't be derived
    void unlocked(@Nullable RoomCipher cipher) {
        Unlocking before = unlocking;
        if (before == null || phase == Phase.ENDED) {
            new Secrecy(cipher).wipe();
        } else if (cipher == null) {
            failed("no_keys");
        } else {
            secrecy = new Secrecy(cipher);
            unlocking = null;
            before.takeHeld().forEach(this::take);
        }
    }

    private void failed(String code) {
        client.transmit(FrameWriter.bare("leave", channel(), UUID.randomUUID()));
        end(code);
        client.complete(joined, new JoinOutcome.NotJoined(new SendOutcome.Refused(code)));
    }

    private void take(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.OnlineSet set -> entered(set);
            case ServerFrame.Session session -> token = session.token();
            case ServerFrame.Stored stored -> piece(stored.seq(), stored.seq(), stored);
            case ServerFrame.Gone gone -> piece(gone.from(), gone.to(), gone);
            case ServerFrame.Replay replay -> replaying(replay);
            case ServerFrame.Synced synced -> synced(synced);
            case ServerFrame.Resync resync -> resync(resync);
            case ServerFrame.Page page -> {
                if (!pages.finish(page)) {
                    distrust(new HeadCheck.Forked(epoch(), page.before()));
                }
                askNext();
            }
            case ServerFrame.Left left -> left();
            case ServerFrame.Other other -> client.tell(this, new RoomSignal.Passing(other.cmd(), other.frame()));
            case ServerFrame.Warn warn -> client.tell(this, new RoomSignal.Passing("warn", warn.frame()));
            case ServerFrame.Ack ack -> {}
        }
    }

    private void entered(ServerFrame.OnlineSet set) {
        joinAnswered(set);
        author = set.author();
        boolean resuming = timeline != null || request.after() != null;
        if (timeline == null) {
            Long after = request.after();
            timeline = after == null
                    ? new Timeline(set.room(), set.key(), set.epoch(), set.seq(), set.link())
                    : new Timeline(set.room(), set.key(), orElse(request.epoch(), set.epoch()), after, null);
        }
        phase = resuming ? Phase.REPLAYING : Phase.LIVE;
        var as = new JoinOutcome.Joined(set.room(), set.author(), set.nicks(), set.epoch(), set.seq());
        client.tell(this, new RoomSignal.Entered(as));
        client.complete(joined, as);
        if (!timeline.sameServer(set.room(), set.key())) {
            distrust(new HeadCheck.BadSignature(set.epoch(), set.seq()));
        }
    }

    private void joinAnswered(ServerFrame.OnlineSet set) {
        UUID answered = joinId;
        if (answered != null) {
            joinId = null;
            client.settle(answered, new SendOutcome.Acked(0, set.epoch(), 0, false));
        }
    }

    private static int orElse(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private void piece(long from, long to, ServerFrame piece) {
        Timeline history = timeline;
        if (history == null || phase == Phase.OUT || phase == Phase.JOINING) {
            client.tell(this, new RoomSignal.OutOfTurn(0, from));
            return;
        }
        if (to <= history.cursor()) {
            if (!pages.take(to, piece)) {
                client.tell(this, new RoomSignal.OutOfTurn(history.cursor() + 1, from));
            }
        } else if (history.take(from, to, piece)) {
            client.tell(this, secrecy.told(history.room(), piece));
            HeadCheck check = history.reached();
            if (check != null) {
                judge(check);
            }
        } else {
            client.tell(this, new RoomSignal.OutOfTurn(history.cursor() + 1, from));
            client.startOver();
        }
    }

    private void replaying(ServerFrame.Replay replay) {
        Timeline history = timeline;
        if (history == null) {
            return;
        }
        long expected = history.cursor() + 1;
        if (replay.from() < expected) {
            client.tell(this, new RoomSignal.OutOfTurn(expected, replay.from()));
            return;
        }
        if (replay.from() > expected) {
            client.tell(this, new RoomSignal.Missed(expected, replay.from() - 1, replay.truncated()));
        }
        if (!history.replayFrom(replay.from(), replay.linkBefore())) {
            distrust(new HeadCheck.Forked(history.epoch(), replay.from() - 1));
        }
        client.tell(this, new RoomSignal.Replaying(replay.from(), replay.to()));
    }

    private void synced(ServerFrame.Synced synced) {
        Timeline history = timeline;
        if (history == null) {
            return;
        }
        HeadCheck check = history.check(synced);
        if (synced.ref() != null) {
            heads.answer(synced.ref(), check);
        } else if (phase == Phase.REPLAYING) {
            phase = Phase.LIVE;
            askNext();
        }
        judge(check);
    }

    private void judge(HeadCheck check) {
        client.tell(this, new RoomSignal.Synced(check));
        if (check instanceof HeadCheck.Forked || check instanceof HeadCheck.BadSignature) {
            distrust(check);
        }
    }

    private void distrust(HeadCheck why) {
        client.tell(this, new RoomSignal.Distrusted(why));
    }

    private void resync(ServerFrame.Resync resync) {
        if (timeline != null) {
            timeline.resync(resync.epoch(), resync.from());
            secrecy.forgetAbove(resync.from());
            client.tell(this, new RoomSignal.Resynced(resync.epoch(), resync.from()));
            client.startOver();
        }
    }

    private void left() {
        UUID answered = leaveId;
        if (answered != null) {
            client.settle(answered, new SendOutcome.Acked(0, 0, 0, false));
        }
        end("left");
    }

    private void end(String code) {
        phase = Phase.ENDED;
        client.tell(this, new RoomSignal.Ended(code));
        wipe();
    }

    /// The client is closed: nothing is said, told, sealed or opened any more.
    void close() {
        phase = Phase.ENDED;
        wipe();
    }

    private void wipe() {
        secrecy.wipe();
        if (unlocking != null) {
            unlocking.wipe();
        }
    }
}
