package hcchat.client;

import hcchat.client.crypto.FileCipher;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A room that a client is in, or is on its way into. Its listener hears every stored event once and in order, across
/// reconnects; calls return at once, and their futures complete on the client's threads.
public final class Room {
    private final ChatClient client;
    private final RoomSession session;
    private final CompletableFuture<JoinOutcome> joined;

    Room(ChatClient client, RoomSession session, CompletableFuture<JoinOutcome> joined) {
        this.client = client;
        this.session = session;
        this.joined = joined;
    }

    /// How the first join ended.
    public CompletableFuture<JoinOutcome> joined() {
        return joined.copy();
    }

    /// Puts it into the room's outbox: it is sealed where the room has a passphrase, written into the diary, and
    /// then sent, and sent again as it is, until the server has said that it is stored or refused. What is posted
    /// in a room leaves in its order. May be called at any time; before the room was entered it waits.
    public Posting post(Saying saying) {
        return client.post(session, client.newId(), saying);
    }

    /// An id to post something under.
    public UUID newId() {
        return client.newId();
    }

    /// The same under an id of the caller's, who has perhaps posted it before: what is stored under it already
    /// stays
    /// so, and is refused here as `id_conflict` where it would be sealed anew.
    public Posting post(Saying saying, UUID id) {
        return client.post(session, id, saying);
    }

    /// What was posted here, by this program or an earlier one, and isn't known to be stored or refused; oldest
    /// first.
    public List<Unsent> outbox() {
        return client.turn().ask(session::unsent);
    }

    /// Posts a message.
    public CompletableFuture<SendOutcome> chat(String text) {
        return post(new Saying.Chat(text)).outcome();
    }

    /// Posts an answer to the message `re`.
    public CompletableFuture<SendOutcome> reply(long re, String text) {
        return post(new Saying.Chat(text, re)).outcome();
    }

    /// Posts `/me text`.
    public CompletableFuture<SendOutcome> emote(String text) {
        return post(new Saying.Emote(text)).outcome();
    }

    /// Posts another text for one's own message `of`.
    public CompletableFuture<SendOutcome> edit(long of, String text) {
        return post(new Saying.Edit(of, text)).outcome();
    }

    /// Takes back one's own message `of`.
    public CompletableFuture<SendOutcome> delete(long of) {
        return post(new Saying.Delete(of)).outcome();
    }

    /// Posts a reaction to the message `of`; an empty one takes it back.
    public CompletableFuture<SendOutcome> react(long of, String text) {
        return post(new Saying.React(of, text)).outcome();
    }

    /// Posts something that only `to` is told, if they are there when it is sent: else it is refused as
    /// `no_such_user`.
    public CompletableFuture<SendOutcome> whisper(AuthorId to, String text) {
        return post(new Saying.Whisper(to, text)).outcome();
    }

    /// Asks somebody into another channel; once, past the outbox.
    ///
    /// @param whereTo null for one that the server makes up; [RoomSignal.Invited] tells it
    public CompletableFuture<SendOutcome> invite(AuthorId whom, @Nullable String whereTo) {
        Map<String, Object> fields = new HashMap<>(Map.of("whom", whom.toString()));
        if (whereTo != null) {
            fields.put("to", whereTo);
        }
        return say(new Saying.Other("invite", fields));
    }

    /// Wants to be called otherwise; once, past the outbox. [RoomSignal.Changed] tells it.
    public CompletableFuture<SendOutcome> changeNick(String nick) {
        return say(new Saying.Other("changenick", Map.of("nick", nick)));
    }

    /// Wants another colour; once, past the outbox. [RoomSignal.Changed] tells it.
    ///
    /// @param color three or six hex digits, or `reset`
    public CompletableFuture<SendOutcome> changeColor(String color) {
        return say(new Saying.Other("changecolor", Map.of("color", color)));
    }

    /// Tells the others that one is writing: call it at each key; it is told every 3 s at most, and only if there
    /// is a socket.
    public void typing() {
        client.turn().run(session::typing);
    }

    /// Tells the others how far one has come: call it as often as it changes; the newest is told every second at
    /// most, and when there is a socket again.
    ///
    /// @param delivered the highest seq that this program was told: what is above counts for less
    /// @param read the highest seq that was shown
    public void seen(long delivered, long read) {
        client.turn().run(() -> session.seen(delivered, read));
    }

    /// Who is there, ourselves included; empty until joined. [RoomSignal.Entered], [RoomSignal.Came],
    /// [RoomSignal.Went] and [RoomSignal.Changed] tell of each change.
    public List<Person> people() {
        return client.turn().ask(session::people);
    }

    /// Who we are here; null until joined.
    public @Nullable AuthorId author() {
        return client.turn().ask(session::author);
    }

    /// Says it once, past the outbox: what becomes of it is the caller's.
    public CompletableFuture<SendOutcome> say(Saying saying) {
        return say(saying, client.newId());
    }

    /// Says it once, under an id of the caller's. After [SendOutcome.Unknown] the same saying with the same id
    /// settles it, but not in a room with a passphrase, where it would be sealed anew: use [#write] and [#send]
    /// there.
    public CompletableFuture<SendOutcome> say(Saying saying, UUID id) {
        return switch (client.write(session, id, saying)) {
            case LetterOutcome.Written(Letter letter) -> send(letter);
            case LetterOutcome.NotWritten(SendOutcome why) -> CompletableFuture.completedFuture(why);
        };
    }

    /// Makes, and seals in a room with a passphrase, what [#send] sends. Needs no connection, once the room was
    /// entered.
    public LetterOutcome write(Saying saying) {
        return client.write(session, client.newId(), saying);
    }

    /// Sends a letter as it is, for the first time or again: after [SendOutcome.Unknown] or [SendOutcome.TryLater]
    /// the same letter settles it. In a room with a passphrase it is refused here as `encrypt_it` if anything in
    /// it is readable, and as `other_author` if it was sealed by somebody whom we aren't any more.
    public CompletableFuture<SendOutcome> send(Letter letter) {
        return client.send(session, letter);
    }

    /// The events before `before`, at most `limit` (1 to 500), their chain checked against what is known. One page
    /// of a room is under way at a time; more questions wait their turn.
    ///
    /// @param before at most the cursor + 1
    public CompletableFuture<HistoryOutcome> history(long before, int limit) {
        return client.history(session, before, limit);
    }

    /// Asks for a signed head and compares it with what we saw.
    public CompletableFuture<HeadCheck> head() {
        return client.head(session);
    }

    /// What one may do about the room and who is in it, if one is its keeper.
    public Keeper keeper() {
        return new Keeper(this, () -> client.turn().ask(session::doorProof));
    }

    public CompletableFuture<SendOutcome> leave() {
        return client.leave(session);
    }

    public String channel() {
        return session.channel();
    }

    /// Null until joined.
    public @Nullable RoomId id() {
        return client.turn().ask(() -> {
            Timeline known = session.timeline();
            return known == null ? null : known.room();
        });
    }

    /// The highest seq that was received without a gap; 0 until joined.
    public long cursor() {
        return client.turn().ask(() -> {
            Timeline known = session.timeline();
            return known == null ? 0 : known.cursor();
        });
    }

    /// The epoch of the cursor, 0 until joined.
    public int epoch() {
        return client.turn().ask(() -> {
            Timeline known = session.timeline();
            return known == null ? 0 : known.epoch();
        });
    }

    /// The seq of the last signed head to which our own frames led, or 0.
    public long provenTo() {
        return client.turn().ask(() -> {
            Timeline known = session.timeline();
            return known == null ? 0 : known.provenTo();
        });
    }

    /// Seals and opens this room's files; the caller closes it. Null until joined, and in a room without a
    /// passphrase.
    public @Nullable FileCipher fileCipher() {
        return client.turn().ask(session::fileCipher);
    }

    /// What a later client needs to be the same holder, or null until joined. A secret.
    public @Nullable String token() {
        return client.turn().ask(session::token);
    }
}
