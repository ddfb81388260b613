package hcchat.client;

import hcchat.client.FrameReader.Addressed;
import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.RoomKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One socket to a server that comes back when it is lost, and the rooms that are spoken of on it. Thread-safe; nothing
/// here blocks.
public final class ChatClient implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(250);
    // Shorter than from one of the server's pings to the next: a lost socket is found before its silence says so.
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final ClientSettings settings;
    private final SecureRandom chance = new SecureRandom();
    private final MessageIds ids;
    private final BackOff backOff;
    private final ReentrantLock lock = new ReentrantLock();
    private final InOrder outside = new InOrder();
    private final Map<String, RoomSession> rooms = new LinkedHashMap<>();
    private final Map<RoomSession, Consumer<RoomSignal>> listeners = new LinkedHashMap<>();
    private final Answers answers = new Answers();
    private final Inside inside = new Inside();
    private @Nullable Connection connection;
    private boolean closed;

    private ChatClient(ClientSettings settings) {
        this.settings = settings;
        this.ids = new MessageIds(Clock.systemUTC(), chance);
        this.backOff = new BackOff(settings.firstRetry(), settings.longestRetry(), chance);
    }

    /// Begins to connect, and goes on trying until closed.
    public static ChatClient open(ClientSettings settings) {
        ChatClient client = new ChatClient(settings);
        client.connect();
        return client;
    }

    /// Enters a room as soon as there is a socket, and again after each reconnect.
    ///
    /// @param listener hears the room's signals, one at a time
    /// @throws IllegalStateException if the client is closed, or in that room already
    public Room join(JoinRequest request, Consumer<RoomSignal> listener) {
        CompletableFuture<JoinOutcome> joined = new CompletableFuture<>();
        RoomSession session = new RoomSession(inside, request, joined);
        locked(() -> {
            RoomSession before = rooms.get(request.channel());
            if (closed || (before != null && !before.ended())) {
                throw new IllegalStateException(closed ? "closed" : "joined already");
            }
            if (before != null) {
                listeners.remove(before);
            }
            rooms.put(request.channel(), session);
            listeners.put(session, listener);
            enter(session);
        });
        return new Room(this, session, joined);
    }

    /// Ends the socket, with a close frame or as a lost network does; the client comes back by itself.
    public void interrupt(boolean politely) {
        Connection open = under(() -> connection);
        if (open != null && politely) {
            open.close();
        } else if (open != null) {
            open.cut();
        }
    }

    /// Ends the socket for good. What is under way ends as [SendOutcome.Unknown].
    @Override
    public void close() {
        Connection open = under(() -> connection);
        locked(() -> {
            closed = true;
            connection = null;
            dropAll();
            rooms.values().forEach(RoomSession::close);
        });
        if (open != null) {
            open.close();
        }
    }

    UUID newId() {
        return ids.next();
    }

    LetterOutcome write(RoomSession session, UUID id, Saying saying) {
        return under(() -> session.write(id, saying, SOON));
    }

    CompletableFuture<SendOutcome> send(RoomSession session, Letter letter) {
        return under(() -> {
            SendOutcome.Refused objection = session.inside() ? session.objection(letter) : null;
            return objection == null
                    ? send(session, letter.id(), FrameWriter.say(session.channel(), letter.id(), letter.saying()))
                    : CompletableFuture.completedFuture(objection);
        });
    }

    private CompletableFuture<SendOutcome> send(RoomSession session, UUID id, String frame) {
        return under(() -> {
            SendOutcome notNow = whyNotNow(session);
            if (notNow != null) {
                return CompletableFuture.completedFuture(notNow);
            }
            CompletableFuture<SendOutcome> answer = expect(id);
            inside.transmit(frame);
            return answer;
        });
    }

    CompletableFuture<SendOutcome> leave(RoomSession session) {
        UUID id = newId();
        under(() -> {
            session.leaving(id);
            return id;
        });
        return send(session, id, FrameWriter.bare("leave", session.channel(), id));
    }

    CompletableFuture<HistoryOutcome> history(RoomSession session, long before, int limit) {
        CompletableFuture<HistoryOutcome> answer = new CompletableFuture<>();
        UUID id = newId();
        locked(() -> {
            SendOutcome notNow = whyNotNow(session);
            if (notNow != null) {
                inside.complete(answer, new HistoryOutcome.NoPage(notNow));
            } else {
                var _ = expect(id).thenAccept(why -> locked(() -> session.questionFailed(id, why)));
                session.ask(id, before, limit, answer);
            }
        });
        return answer;
    }

    CompletableFuture<HeadCheck> head(RoomSession session) {
        CompletableFuture<HeadCheck> answer = new CompletableFuture<>();
        UUID id = newId();
        locked(() -> {
            SendOutcome notNow = whyNotNow(session);
            if (notNow != null) {
                inside.complete(answer, new HeadCheck.None(notNow));
            } else {
                var _ = expect(id).thenAccept(why -> locked(() -> session.questionFailed(id, why)));
                session.askHead(id, answer);
            }
        });
        return answer;
    }

    private @Nullable SendOutcome whyNotNow(RoomSession session) {
        if (session.ended() || closed) {
            return new SendOutcome.Refused("not_joined");
        }
        if (connection == null || !session.inside()) {
            return new SendOutcome.TryLater("offline", SOON);
        }
        return answers.size() < settings.maxUnanswered() ? null : new SendOutcome.TryLater("overloaded", SOON);
    }

    private CompletableFuture<SendOutcome> expect(UUID id) {
        CompletableFuture<SendOutcome> answer = answers.expect(id);
        answer.completeOnTimeout(
                new SendOutcome.Unknown(), settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        var _ = answer.thenRun(() -> locked(() -> answers.forget(id, answer)));
        return answer;
    }

    private void connect() {
        var _ = Connection.open(settings, inside).whenComplete((opened, failure) -> {
            if (failure != null) {
                locked(this::comeBack);
            } else {
                opened(opened);
            }
        });
    }

    private void opened(Connection opened) {
        boolean tooLate = under(() -> {
            if (closed || opened.isLost()) {
                return true;
            }
            connection = opened;
            rooms.values().forEach(this::enter);
            return false;
        });
        if (tooLate && closed) {
            opened.cut();
        } else if (tooLate) {
            locked(this::comeBack);
        } else {
            watch(opened, soonest(settings.silence()));
        }
    }

    private void enter(RoomSession session) {
        Connection open = connection;
        if (open == null || session.ended() || session.inside()) {
            return;
        }
        UUID id = newId();
        CompletableFuture<SendOutcome> answer = expect(id);
        open.send(session.joinFrame(id));
        var _ = answer.thenAccept(outcome -> locked(() -> joinAnswered(session, id, outcome)));
    }

    private void joinAnswered(RoomSession session, UUID id, SendOutcome outcome) {
        if (session.tryJoinAgain(id, outcome)) {
            if (outcome instanceof SendOutcome.TryLater later) {
                after(later.delay(), () -> locked(() -> enter(session)));
            } else {
                inside.startOver();
            }
        }
    }

    private void dropAll() {
        for (CompletableFuture<SendOutcome> answer : answers.takeAll()) {
            inside.complete(answer, new SendOutcome.Unknown());
        }
        rooms.values().forEach(RoomSession::disconnected);
    }

    private void comeBack() {
        if (!closed) {
            Duration wait = backOff.next();
            rooms.values().stream()
                    .filter(room -> !room.ended())
                    .forEach(room -> inside.tell(room, new RoomSignal.Lost(wait)));
            after(wait, this::connect);
        }
    }

    private void watch(Connection watched, Duration next) {
        after(next, () -> {
            if (under(() -> connection) == watched) {
                Duration left = settings.silence().minusNanos(watched.silence());
                if (left.isPositive()) {
                    if (watched.silence() >= PROBE.toNanos()) {
                        watched.probe();
                    }
                    watch(watched, soonest(left));
                } else {
                    watched.cut();
                }
            }
        });
    }

    private static Duration soonest(Duration left) {
        return left.compareTo(PROBE) < 0 ? left : PROBE;
    }

    private static void after(Duration wait, Runnable task) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }

    private void hear(Connection from, Addressed heard) {
        if (from != connection) {
            return;
        }
        switch (heard.frame()) {
            case ServerFrame.Ack ack ->
                inside.settle(ack.id(), new SendOutcome.Acked(ack.seq(), ack.epoch(), ack.time(), ack.repeat()));
            case ServerFrame.Warn warn
            when warn.ref() != null && answers.isExpected(warn.ref()) -> inside.settle(warn.ref(), warn.outcome());
            default -> {
                RoomSession room = heard.channel().isEmpty()
                        ? rooms.values().stream().findFirst().orElse(null)
                        : rooms.get(heard.channel());
                if (room != null) {
                    room.hear(heard.frame());
                }
            }
        }
        if (heard.frame() instanceof ServerFrame.OnlineSet) {
            backOff.succeeded();
        }
    }

    /// Runs `change` under the lock, and afterwards, without it, what the change wants to be told.
    private void locked(Runnable change) {
        under(() -> {
            change.run();
            return Boolean.TRUE;
        });
    }

    <T extends @Nullable Object> T under(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
            if (!lock.isHeldByCurrentThread()) {
                outside.run();
            }
        }
    }

    /// What sockets and rooms need of their client.
    private final class Inside implements Connection.Ear, Surroundings {
        @Override
        public void text(Connection from, String frame) {
            Addressed heard;
            try {
                heard = FrameReader.read(frame);
            } catch (IllegalArgumentException broken) {
                from.cut();
                return;
            }
            locked(() -> hear(from, heard));
        }

        @Override
        public void lost(Connection from, int closeCode) {
            locked(() -> {
                if (from == connection) {
                    connection = null;
                    dropAll();
                    comeBack();
                }
            });
        }

        @Override
        public void tell(RoomSession from, RoomSignal signal) {
            Consumer<RoomSignal> listener = listeners.get(from);
            if (listener != null) {
                outside.add(() -> listener.accept(signal));
            }
        }

        @Override
        public void transmit(String frame) {
            Connection open = connection;
            if (open != null) {
                open.send(frame);
            }
        }

        @Override
        public void settle(UUID id, SendOutcome outcome) {
            CompletableFuture<SendOutcome> answer = answers.take(id);
            if (answer != null) {
                complete(answer, outcome);
            }
        }

        @Override
        public <T> void complete(CompletableFuture<T> future, T value) {
            outside.add(() -> future.complete(value));
        }

        @Override
        public void unlock(RoomSession room, Passphrase passphrase, byte[] salt) {
            var _ = CompletableFuture.supplyAsync(
                            () -> {
                                try (passphrase) {
                                    return new RoomCipher(RoomKeys.derive(passphrase, salt), chance);
                                }
                            },
                            Thread::startVirtualThread)
                    .whenComplete((cipher, failure) -> locked(() -> room.unlocked(cipher)));
        }

        @Override
        public void startOver() {
            Connection open = connection;
            if (open != null) {
                open.cut();
            }
        }
    }
}
