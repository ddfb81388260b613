package hcchat.client;

import hcchat.client.FrameReader.Addressed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket at a time to one server: opened again, after a while, whenever it is lost, until closed. Guarded by the
/// client's lock.
final class Line implements Connection.Ear {
    // Shorter than from one of the server's pings to the next: a lost socket is found before its silence says so.
    private static final Duration PROBE = Duration.ofSeconds(10);

    /// Another socket of the same device has taken over.
    private static final int REPLACED = 4001;

    /// Who speaks on the line; called under the lock.
    interface User {
        void connected();

        void heard(Addressed frame);

        void disconnected();

        /// Another socket has our place: nobody comes back by himself.
        void replaced();

        /// The next try begins after `wait`.
        void waits(Duration wait);
    }

    private final ClientSettings settings;
    private final Turn turn;
    private final BackOff backOff;
    private final User user;
    private @Nullable Connection connection;
    private long restUntil = System.nanoTime();
    private boolean closed;

    Line(ClientSettings settings, Turn turn, BackOff backOff, User user) {
        this.settings = settings;
        this.turn = turn;
        this.backOff = backOff;
        this.user = user;
    }

    void connect() {
        var _ = Connection.open(settings, this).whenComplete((opened, failure) -> {
            if (failure != null) {
                turn.run(this::comeBack);
            } else {
                opened(opened);
            }
        });
    }

    boolean isUp() {
        return connection != null;
    }

    boolean isClosed() {
        return closed;
    }

    /// Says it if there is a socket; else nobody hears it.
    void send(String frame) {
        Connection open = connection;
        if (open != null) {
            open.send(frame);
        }
    }

    /// The server let us in: the next loss is a first one.
    void isGood() {
        restUntil = System.nanoTime();
        backOff.succeeded();
    }

    /// The server wants no other socket of ours before `wait` is over.
    void rest(Duration wait) {
        restUntil = System.nanoTime() + wait.toNanos();
    }

    /// Drops the socket and comes back.
    void startOver() {
        Connection open = connection;
        if (open != null) {
            open.cut();
        }
    }

    /// Ends the socket, with a close frame or as a lost network does, and comes back. Called without the lock.
    void interrupt(boolean politely) {
        Connection open = turn.ask(() -> connection);
        if (open != null && politely) {
            open.close();
        } else if (open != null) {
            open.cut();
        }
    }

    /// Ends the socket for good. Called without the lock.
    ///
    /// @param last what is done under the lock when it has ended
    void close(Runnable last) {
        Connection open = turn.ask(() -> {
            Connection before = connection;
            closed = true;
            connection = null;
            user.disconnected();
            last.run();
            return before;
        });
        if (open != null) {
            open.close();
        }
    }

    private void opened(Connection opened) {
        boolean tooLate = turn.ask(() -> {
            if (closed || opened.isLost()) {
                return true;
            }
            connection = opened;
            user.connected();
            return false;
        });
        if (!tooLate) {
            watch(opened, soonest(settings.silence()));
        } else if (closed) {
            opened.cut();
        } else {
            turn.run(this::comeBack);
        }
    }

    private void comeBack() {
        if (!closed) {
            Duration asked = Duration.ofNanos(Math.max(0, restUntil - System.nanoTime()));
            Duration wait = backOff.nextAfter(asked);
            user.waits(wait);
            after(wait, this::connect);
        }
    }

    private void watch(Connection watched, Duration next) {
        after(next, () -> {
            if (turn.ask(() -> connection) == watched) {
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

    /// Runs `task` after `wait`, without the lock.
    static void after(Duration wait, Runnable task) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }

    @Override
    public void text(Connection from, String frame) {
        Addressed heard;
        try {
            heard = FrameReader.read(frame);
        } catch (IllegalArgumentException broken) {
            from.cut();
            return;
        }
        turn.run(() -> {
            if (from == connection) {
                user.heard(heard);
            }
        });
    }

    @Override
    public void lost(Connection from, int closeCode) {
        turn.run(() -> {
            if (from == connection) {
                connection = null;
                user.disconnected();
                if (closeCode == REPLACED) {
                    closed = true;
                    user.replaced();
                } else {
                    comeBack();
                }
            }
        });
    }
}
