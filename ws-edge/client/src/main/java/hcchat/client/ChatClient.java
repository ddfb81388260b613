package hcchat.client;

import hcchat.client.FrameReader.Addressed;
import hcchat.client.crypto.RoomKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One socket to a server that comes back when it is lost, for as long as the client is open, and the rooms that are
/// spoken of on it. It is over, as if closed, when another socket of the same device has taken its place: each room is
/// told [RoomSignal.Ended] with `replaced`. Thread-safe; nothing here blocks.
public final class ChatClient implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(250);

    private final SecureRandom chance = new SecureRandom();
    private final MessageIds ids = new MessageIds(Clock.systemUTC(), chance);
    private final Turn turn = new Turn();
    private final Map<String, RoomSession> rooms = new LinkedHashMap<>();
    private final Commands commands;
    private final Line line;
    private final Surroundings inside;

    private ChatClient(ClientSettings settings, Diary diary, KeyMaker keyMaker) {
        Supplier<BackOff> backOffs = () -> new BackOff(settings.firstRetry(), settings.longestRetry(), chance);
        commands = new Commands(turn, settings.answerWithin(), settings.maxUnanswered());
        line = new Line(settings, turn, backOffs.get(), new Speaker());
        inside = new Surroundings(turn, line, commands, diary, chance, backOffs, keyMaker);
    }

    /// Begins to connect, and goes on trying until closed. What it is told to say is forgotten with its program.
    public static ChatClient open(ClientSettings settings) {
        return open(settings, new InMemoryDiary());
    }

    /// Begins to connect, and goes on trying until closed.
    ///
    /// @param diary the caller closes it, after the client
    public static ChatClient open(ClientSettings settings, Diary diary) {
        return open(settings, diary, RoomKeys::derive);
    }

    static ChatClient open(ClientSettings settings, Diary diary, KeyMaker keyMaker) {
        ChatClient client = new ChatClient(settings, diary, keyMaker);
        client.line.connect();
        return client;
    }

    /// Enters a room as soon as there is a socket, and again after each reconnect.
    ///
    /// @param listener hears the room's signals, one at a time
    /// @throws IllegalStateException if the client is closed, or in that room already
    public Room join(JoinRequest request, Consumer<RoomSignal> listener) {
        CompletableFuture<JoinOutcome> joined = new CompletableFuture<>();
        Entrance entrance = new Entrance(inside, request, joined);
        RoomSession session = new RoomSession(inside, request, entrance, turn.toward(listener));
        turn.run(() -> {
            RoomSession before = rooms.get(request.channel());
            if (line.isClosed() || (before != null && !before.ended())) {
                throw new IllegalStateException(line.isClosed() ? "closed" : "joined already");
            }
            rooms.put(request.channel(), session);
            enter(session);
        });
        return new Room(this, session, joined);
    }

    /// Ends the socket, with a close frame or as a lost network does; the client comes back by itself.
    public void interrupt(boolean politely) {
        line.interrupt(politely);
    }

    /// Ends the socket for good. What is under way ends as [SendOutcome.Unknown].
    @Override
    public void close() {
        line.close(() -> rooms.values().forEach(RoomSession::close));
    }

    Turn turn() {
        return turn;
    }

    UUID newId() {
        return ids.next();
    }

    Posting post(RoomSession session, UUID id, Saying saying) {
        return turn.ask(() -> session.post(id, saying));
    }

    LetterOutcome write(RoomSession session, UUID id, Saying saying) {
        return turn.ask(() -> session.write(id, saying));
    }

    CompletableFuture<SendOutcome> send(RoomSession session, Letter letter) {
        return turn.ask(() -> {
            SendOutcome.Refused objection = session.inside() ? session.objection(letter) : null;
            return objection == null
                    ? send(session, letter.id(), FrameWriter.say(session.channel(), letter.id(), letter.saying()))
                    : CompletableFuture.completedFuture(objection);
        });
    }

    private CompletableFuture<SendOutcome> send(RoomSession session, UUID id, String frame) {
        SendOutcome notNow = whyNotNow(session);
        if (notNow != null) {
            return CompletableFuture.completedFuture(notNow);
        }
        CompletableFuture<SendOutcome> answer = commands.expect(id);
        line.send(frame);
        return answer;
    }

    CompletableFuture<SendOutcome> leave(RoomSession session) {
        UUID id = newId();
        return turn.ask(() -> {
            session.leaving(id);
            return send(session, id, FrameWriter.bare("leave", session.channel(), id));
        });
    }

    CompletableFuture<HistoryOutcome> history(RoomSession session, long before, int limit) {
        CompletableFuture<HistoryOutcome> answer = new CompletableFuture<>();
        UUID id = newId();
        turn.run(() -> {
            SendOutcome notNow = whyNotNow(session);
            if (notNow != null) {
                turn.complete(answer, new HistoryOutcome.NoPage(notNow));
            } else {
                commands.expect(id, why -> session.questionFailed(id, why));
                session.ask(id, before, limit, answer);
            }
        });
        return answer;
    }

    CompletableFuture<HeadCheck> head(RoomSession session) {
        CompletableFuture<HeadCheck> answer = new CompletableFuture<>();
        UUID id = newId();
        turn.run(() -> {
            SendOutcome notNow = whyNotNow(session);
            if (notNow != null) {
                turn.complete(answer, new HeadCheck.None(notNow));
            } else {
                commands.expect(id, why -> session.questionFailed(id, why));
                session.askHead(id, answer);
            }
        });
        return answer;
    }

    private @Nullable SendOutcome whyNotNow(RoomSession session) {
        if (session.ended() || line.isClosed()) {
            return new SendOutcome.Refused("not_joined");
        }
        if (!line.isUp() || !session.inside()) {
            return new SendOutcome.TryLater("offline", SOON);
        }
        return commands.areTooMany() ? new SendOutcome.TryLater("overloaded", SOON) : null;
    }

    private void enter(RoomSession session) {
        if (!line.isUp() || !session.isOut()) {
            return;
        }
        UUID id = newId();
        commands.expect(id, outcome -> joinAnswered(session, id, outcome));
        line.send(session.joinFrame(id));
    }

    private void joinAnswered(RoomSession session, UUID id, SendOutcome outcome) {
        if (session.tryJoinAgain(id, outcome)) {
            switch (outcome) {
                case SendOutcome.TryLater later -> {
                    line.rest(later.delay());
                    Line.after(session.pause(later.delay()), () -> turn.run(() -> enter(session)));
                }
                case SendOutcome.Refused _ -> enter(session);
                default -> line.startOver();
            }
        }
    }

    /// The rooms' end of the line.
    private final class Speaker implements Line.User {
        @Override
        public void connected() {
            rooms.values().forEach(ChatClient.this::enter);
        }

        @Override
        public void disconnected() {
            commands.giveUp();
            rooms.values().forEach(RoomSession::disconnected);
        }

        @Override
        public void replaced() {
            rooms.values().stream().filter(room -> !room.ended()).forEach(RoomSession::replaced);
        }

        @Override
        public void waits(Duration wait) {
            rooms.values().stream().filter(room -> !room.ended()).forEach(room -> room.tell(new RoomSignal.Lost(wait)));
        }

        @Override
        public void heard(Addressed heard) {
            switch (heard.frame()) {
                case ServerFrame.Ack ack ->
                    commands.settle(ack.id(), new SendOutcome.Acked(ack.seq(), ack.epoch(), ack.time(), ack.repeat()));
                case ServerFrame.Warn warn
                when warn.ref() != null && commands.isExpected(warn.ref()) -> refused(warn.ref(), warn);
                default -> hear(heard);
            }
        }

        private void refused(UUID ref, ServerFrame.Warn warn) {
            byte[] salt = warn.salt();
            if (salt != null) {
                for (RoomSession room : rooms.values()) {
                    if (room.knock(ref, salt, () -> enter(room))) {
                        break;
                    }
                }
            }
            commands.settle(ref, warn.outcome());
        }

        private void hear(Addressed heard) {
            RoomSession room = heard.channel().isEmpty()
                    ? rooms.values().stream().findFirst().orElse(null)
                    : rooms.get(heard.channel());
            if (room != null) {
                room.hear(heard.frame());
            }
            if (heard.frame() instanceof ServerFrame.OnlineSet) {
                line.isGood();
            }
        }
    }
}
