package hcchat.client;

import hcchat.client.crypto.FileCipher;
import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.RoomKeys;
import hcchat.room.AuthorId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One room's side of the protocol: frames in, signals out. Guarded by the client's lock.
final class RoomSession implements Outbox.Way {
    private enum Phase {
        OUT,
        JOINING,
        KNOCKING,
        REPLAYING,
        LIVE,
        ENDED
    }

    private final Surroundings client;
    private final Consumer<RoomSignal> listener;
    private final Entrance entrance;
    private final Keyring keys;
    private final Chronicle chronicle;
    private final Pen pen;
    private final Outbox outbox;
    private final People people = new People();
    private final Hints hints;
    private final Whispers whispers = new Whispers();
    private @Nullable AuthorId author;
    private Phase phase = Phase.OUT;
    private @Nullable UUID leaveId;
    // What the server gave to derive the door's proof with; null as long as it hasn't asked for one.
    private byte @Nullable [] doorSalt;
    // Whether the last join brought the proof: who is refused with it has the wrong passphrase.
    private boolean shown;

    RoomSession(Surroundings client, JoinRequest request, Entrance entrance, Consumer<RoomSignal> listener) {
        this.client = client;
        this.listener = listener;
        this.entrance = entrance;
        Passphrase passphrase = request.passphrase();
        this.keys = new Keyring(client, passphrase == null ? null : passphrase.copy());
        this.chronicle = new Chronicle(client, request.channel(), keys, listener);
        this.pen = new Pen(keys);
        if (request.after() == null) {
            chronicle.recall();
        }
        this.hints = new Hints(client, request.channel(), this::isOpen);
        this.outbox = new Outbox(request.channel(), client, listener, this);
    }

    String channel() {
        return entrance.request().channel();
    }

    /// Null until joined.
    @Nullable
    Timeline timeline() {
        return chronicle.timeline();
    }

    @Nullable
    String token() {
        return entrance.token();
    }

    boolean ended() {
        return phase == Phase.ENDED;
    }

    /// Whether a join may be tried.
    boolean isOut() {
        return phase == Phase.OUT;
    }

    /// Whether the server knows us to be in the room.
    boolean inside() {
        return phase == Phase.REPLAYING || phase == Phase.LIVE;
    }

    /// The join frame for where we stand now.
    String joinFrame(UUID id) {
        phase = Phase.JOINING;
        String proof = doorSalt == null ? null : keys.doorProof();
        shown = proof != null;
        return entrance.frame(id, chronicle.timeline(), proof);
    }

    /// The join `id` is refused without the proof of the passphrase: if there is one to derive, what it takes is
    /// derived, and then there is another try with it.
    ///
    /// @param then called under the lock when a join may be tried
    /// @return whether there will be
    boolean knock(UUID id, byte[] salt, Runnable then) {
        boolean onItsWay = doorSalt != null;
        boolean able = keys.doorProof() != null || keys.canDerive() || onItsWay;
        if (phase != Phase.JOINING || !entrance.isUnderWay(id) || shown || !able) {
            return false;
        }
        if (salt.length != RoomKeys.SALT_BYTES) {
            return false;
        }
        doorSalt = salt;
        phase = Phase.KNOCKING;
        if (keys.doorProof() != null) {
            mayEnter(then);
        } else {
            keys.derive(salt, cipher -> derived(cipher, salt, then));
        }
        return true;
    }

    private void derived(@Nullable RoomCipher cipher, byte[] salt, Runnable then) {
        if (phase == Phase.ENDED) {
            new Secrecy(cipher).wipe();
        } else if (cipher == null) {
            end("no_keys");
            entrance.shut(new SendOutcome.Refused("no_keys"));
        } else {
            keys.came(cipher, salt);
            mayEnter(then);
        }
    }

    private void mayEnter(Runnable then) {
        if (phase == Phase.KNOCKING) {
            phase = Phase.OUT;
            then.run();
        }
    }

    /// How the join `id` was answered, if not by an `onlineSet`: ends the session, unless it is worth another try.
    boolean tryJoinAgain(UUID id, SendOutcome outcome) {
        if (phase != Phase.JOINING || !entrance.isUnderWay(id)) {
            return false;
        }
        if (outcome instanceof SendOutcome.Refused(String code) && !entrance.forgetsToken(outcome)) {
            end(code);
            entrance.shut(outcome);
            return false;
        }
        phase = Phase.OUT;
        return true;
    }

    /// How long to wait before the next join.
    Duration pause(Duration atLeast) {
        return entrance.pause(atLeast);
    }

    void tell(RoomSignal signal) {
        listener.accept(signal);
    }

    void disconnected() {
        if (phase != Phase.ENDED) {
            phase = Phase.OUT;
        }
        keys.forgetHeld();
    }

    /// Null until joined.
    @Nullable
    AuthorId author() {
        return author;
    }

    List<Person> people() {
        return people.all();
    }

    void typing() {
        hints.typing();
    }

    void seen(long delivered, long read) {
        hints.seen(delivered, read);
    }

    Posting post(UUID id, Saying saying) {
        return outbox.post(id, saying);
    }

    List<Unsent> unsent() {
        return outbox.unsent();
    }

    @Override
    public boolean isOpen() {
        return inside() && client.line().isUp();
    }

    @Override
    public Saying reread(Letter letter) {
        Timeline known = chronicle.timeline();
        return known == null ? letter.saying() : keys.secrecy().reread(known.room(), letter);
    }

    @Override
    public void send(Letter letter, Consumer<SendOutcome> answer) {
        SendOutcome.Refused objection = objection(letter);
        if (objection != null) {
            client.turn().afterwards(() -> client.turn().run(() -> answer.accept(objection)));
        } else {
            client.commands().expect(letter.id(), answer);
            client.line().send(FrameWriter.say(channel(), letter.id(), letter.saying()));
        }
    }

    /// What will travel of `saying`.
    @Override
    public LetterOutcome write(UUID id, Saying saying) {
        return phase == Phase.ENDED
                ? new LetterOutcome.NotWritten(new SendOutcome.Refused("not_joined"))
                : pen.write(chronicle.timeline(), author, id, saying);
    }

    /// Why the server must not get a letter from this session, or null.
    SendOutcome.@Nullable Refused objection(Letter letter) {
        return pen.objection(author, letter);
    }

    void leaving(UUID id) {
        leaveId = id;
    }

    void ask(UUID id, long before, int limit, CompletableFuture<HistoryOutcome> answer) {
        chronicle.ask(id, before, limit, answer);
        askNext();
    }

    void askHead(UUID id, CompletableFuture<HeadCheck> answer) {
        chronicle.askHead(id, answer);
    }

    void questionFailed(UUID id, SendOutcome why) {
        chronicle.questionFailed(id, why);
        askNext();
    }

    private void askNext() {
        if (phase == Phase.LIVE) {
            chronicle.askNext();
        }
    }

    void hear(ServerFrame frame) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (!keys.isLocked() || frame instanceof ServerFrame.Session) {
            take(frame);
            return;
        }
        // Held first: keys that are there at once give back what was held.
        if (!keys.hold(frame)) {
            client.line().startOver();
        } else if (frame instanceof ServerFrame.OnlineSet set) {
            unlock(set);
        }
    }

    private void unlock(ServerFrame.OnlineSet set) {
        entrance.answered(set.epoch());
        RoomCipher early = keys.takeEarly(set.salt());
        if (early != null) {
            unlocked(early);
        } else if (doorSalt != null && !keys.canDerive()) {
            // One salt at the door and another one inside: the keys would be nobody else's.
            failed("no_salt");
        } else if (set.salt().length == RoomKeys.SALT_BYTES) {
            keys.derive(set.salt(), this::unlocked);
        } else {
            failed("no_salt");
        }
    }

    private void unlocked(@Nullable RoomCipher cipher) {
        if (phase == Phase.ENDED) {
            new Secrecy(cipher).wipe();
        } else if (cipher == null) {
            failed("no_keys");
        } else {
            keys.open(cipher).forEach(this::take);
        }
    }

    private void failed(String code) {
        client.line().send(FrameWriter.bare("leave", channel(), UUID.randomUUID()));
        end(code);
        entrance.shut(new SendOutcome.Refused(code));
    }

    private void take(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.OnlineSet set -> entered(set);
            case ServerFrame.Session session -> entrance.newToken(session.token());
            case ServerFrame.Stored stored -> chronicle.take(stored.seq(), stored.seq(), stored, inside());
            case ServerFrame.Gone gone -> chronicle.take(gone.from(), gone.to(), gone, inside());
            case ServerFrame.Replay replay -> chronicle.replaying(replay);
            case ServerFrame.Synced synced -> synced(synced);
            case ServerFrame.Resync resync -> chronicle.resync(resync);
            case ServerFrame.Page page -> {
                chronicle.page(page);
                askNext();
            }
            case ServerFrame.Left left -> left(left.code());
            case ServerFrame.Moment moment -> moment(moment.told());
            case ServerFrame.Whisper whisper -> whispered(whisper);
            case ServerFrame.Other other -> tell(new RoomSignal.Passing(other.cmd(), other.frame()));
            case ServerFrame.Warn warn -> tell(new RoomSignal.Passing("warn", warn.frame()));
            case ServerFrame.Ack ack -> {}
        }
    }

    private void entered(ServerFrame.OnlineSet set) {
        entrance.answered(set.epoch());
        author = set.author();
        people.are(set.people());
        phase = chronicle.begin(set, entrance.request()) ? Phase.REPLAYING : Phase.LIVE;
        var as = new JoinOutcome.Joined(set.room(), set.author(), set.people(), set.epoch(), set.seq());
        tell(new RoomSignal.Entered(as));
        entrance.opened(as);
        chronicle.compare(set);
        outbox.opened();
        hints.sendSeen();
    }

    private void moment(RoomSignal.Moment told) {
        RoomSignal.Moment known = people.hear(told);
        if (known instanceof RoomSignal.Changed changed
                && changed.now().author().equals(author)) {
            entrance.isCalled(changed.now().nick());
        }
        tell(known);
    }

    private void whispered(ServerFrame.Whisper whisper) {
        Timeline known = chronicle.timeline();
        if (known != null) {
            Words words = keys.secrecy().whispered(known.room(), whisper);
            if (whispers.isNew(whisper, words)) {
                tell(new RoomSignal.Whispered(
                        whisper.id(),
                        whisper.author(),
                        whisper.nick(),
                        whisper.whom(),
                        whisper.whomNick(),
                        whisper.time(),
                        words));
            }
        }
    }

    private void synced(ServerFrame.Synced synced) {
        chronicle.synced(synced);
        if (synced.ref() == null && phase == Phase.REPLAYING) {
            phase = Phase.LIVE;
            askNext();
        }
    }

    private void left(@Nullable String code) {
        UUID answered = leaveId;
        if (answered != null) {
            client.commands().done(answered);
        }
        end(code == null ? "left" : code);
    }

    /// The proof that would open a door set with our passphrase; null for a room without one.
    @Nullable
    String doorProof() {
        return keys.doorProof();
    }

    /// Null while there are no keys.
    @Nullable
    FileCipher fileCipher() {
        Timeline known = chronicle.timeline();
        RoomCipher cipher = keys.secrecy().cipher();
        return known == null || cipher == null || phase == Phase.ENDED ? null : cipher.files(known.room());
    }

    /// Another socket has our place.
    void replaced() {
        end("replaced");
    }

    private void end(String code) {
        tell(new RoomSignal.Ended(code));
        close();
    }

    /// Nothing is said, told, sealed or opened any more.
    void close() {
        phase = Phase.ENDED;
        outbox.close();
        keys.wipe();
    }
}
