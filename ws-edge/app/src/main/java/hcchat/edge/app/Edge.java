package hcchat.edge.app;

import hcchat.edge.account.AccountTokens;
import hcchat.edge.account.VerifyingKeys;
import hcchat.edge.account.Wakefulness;
import hcchat.edge.fanout.Consumed;
import hcchat.edge.fanout.GapFiller;
import hcchat.edge.fanout.LogFanout;
import hcchat.edge.fanout.Names;
import hcchat.edge.fanout.Opening;
import hcchat.edge.fanout.Ring;
import hcchat.edge.fanout.RoomKeys;
import hcchat.edge.fanout.Seam;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.WatchedRooms;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.inbound.Addresses;
import hcchat.edge.inbound.FrameReader;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.replay.Past;
import hcchat.edge.replay.Replays;
import hcchat.edge.session.AccountSockets;
import hcchat.edge.session.Capacity;
import hcchat.edge.session.Census;
import hcchat.edge.session.Departures;
import hcchat.edge.session.EdgePresence;
import hcchat.edge.session.OpenMessages;
import hcchat.edge.session.Secrets;
import hcchat.edge.session.Services;
import hcchat.edge.session.Sessions;
import hcchat.edge.socket.Flusher;
import hcchat.edge.socket.Socket;
import hcchat.edge.socket.SocketAcceptor;
import hcchat.intake.IntakeClient;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import hcchat.log.account.AccountChanges;
import hcchat.log.account.Revocations;
import hcchat.storage.seal.SaltKey;
import hcchat.storage.seal.ServerSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// All parts of an edge but the transport, put together.
public final class Edge implements AutoCloseable {
    // A reconnecting client was rarely away for longer, and the log is read that far back at start: the ring is warm
    // when the
    // storm comes.
    private static final long WARM_MILLIS = 10 * 60 * 1_000;

    private final GapFiller gaps;
    private final Departures departures = new Departures();
    private final Flusher flusher = new Flusher();
    private final RoomKeys keys;
    private final Ring ring;
    private final WatchedRooms rooms;
    private final IntakeClient intake;
    private final OpenMessages openMessages;
    private final VerifyingKeys verifying;
    private final Revocations revocations;
    private final Wakefulness wakefulness;
    private final Sessions sessions;
    private final Seam seam;
    private final RoomLog.Subscription following;
    private final AccountChanges.Following followingAccounts;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("edge-clock").daemon().factory());
    private final Future<?> ticking;
    private volatile boolean caughtUp;

    /// Begins to read the log and to be reachable for owners; may wait for the key service.
    public Edge(EdgePorts ports, EdgeSettings settings) {
        this(ports, settings, System::nanoTime, System::currentTimeMillis);
    }

    /// @param nanoTime of [System#nanoTime()], or a test's, by which sessions are braked and looked after
    /// @param clockMillis of [System#currentTimeMillis()], or a test's, by which accounts' tokens run out
    public Edge(EdgePorts ports, EdgeSettings settings, LongSupplier nanoTime, LongSupplier clockMillis) {
        int partitions = ports.log().partitions();
        gaps = new GapFiller(ports.replay());
        keys = new RoomKeys(ports.keys(), System::nanoTime);
        rooms = new WatchedRooms(partitions);
        ring = new Ring(settings.ringBytes(), System::currentTimeMillis);
        Names names = new Names(ports.replay(), keys, System::nanoTime);
        Opening opening = new Opening(keys);
        Consumed consumed = new Consumed(partitions);
        Map<String, byte[]> given = gaps.must(() -> ports.keys().serverSecrets());
        Secrets secrets = new Secrets(withTripSalt(given, settings.tripSaltFile()), Clock.systemUTC());
        LogFanout fanout = new LogFanout(partitions, rooms, ring, keys, names, opening, gaps, consumed, Edge::sendAway);
        seam = new Seam(partitions, new Reader(fanout));
        intake = ports.intake().connect(new EdgePresence(rooms), seam);
        openMessages = new OpenMessages(intake, nanoTime);
        verifying = new VerifyingKeys(() -> ports.keys().serverSecrets(), given, nanoTime);
        revocations = new Revocations(clockMillis);
        AccountSockets accountSockets = new AccountSockets(clockMillis);
        revocations.then(accountSockets);
        followingAccounts = ports.accounts().follow(revocations.fromMillis(), revocations);
        wakefulness = new Wakefulness(followingAccounts::reachNow, nanoTime);
        wakefulness.start();
        sessions = new Sessions(new Services(
                intake,
                secrets,
                rooms,
                ring,
                new Replays(new Past(ring, ports.replay(), keys, names, opening, consumed)),
                ports.replay(),
                settings.rules(),
                new HackScore(nanoTime),
                new Addresses(settings.address(), nanoTime),
                new Capacity(settings.memberships()),
                new Census(nanoTime),
                openMessages,
                new AccountTokens(
                        verifying, revocations, () -> revocations.isCurrent() && !wakefulness.isInDoubt(), clockMillis),
                accountSockets,
                wakefulness,
                new FrameReader(),
                departures,
                flusher,
                nanoTime));
        following = ports.log()
                .follow(
                        IntStream.range(0, partitions).boxed().toList(),
                        System.currentTimeMillis() - WARM_MILLIS,
                        seam);
        ticking = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /// @throws UncheckedIOException that names the file, if it can't be read: other trips than people had would be
    /// worse than none
    private static Map<String, byte[]> withTripSalt(Map<String, byte[]> secrets, @Nullable Path file) {
        if (file == null) {
            return secrets;
        }
        Map<String, byte[]> salted = new HashMap<>(secrets);
        try {
            salted.put(ServerSecrets.TRIP, SaltKey.salt(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("hcchat.edge.trip-salt-file can't be read: " + file, unreadable);
        }
        return salted;
    }

    /// Where the transport brings its sockets.
    public SocketAcceptor acceptor() {
        return sessions;
    }

    /// Whether the log has been read up to where it was at the start: before that, replays would all fall to
    /// query-side, and nobody with an account could come in.
    public boolean isReady() {
        return caughtUp && revocations.isCurrent();
    }

    private void tick() {
        sessions.sweep();
        ring.expire();
        keys.expire();
        verifying.refreshIfDue();
        revocations.sweepIfDue();
    }

    private static void sendAway(WatchedRoom room) {
        List<Watcher> watchers;
        synchronized (room) {
            watchers = List.copyOf(room.watchers());
        }
        watchers.forEach(watcher -> watcher.socket().close(Socket.TRY_AGAIN_LATER, ""));
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdownNow();
        openMessages.end();
        gaps.close();
        wakefulness.close();
        followingAccounts.close();
        following.close();
        departures.close();
        intake.close();
        seam.close();
        flusher.close();
    }

    private final class Reader implements RoomLog.LogReader {
        private final LogFanout fanout;

        Reader(LogFanout fanout) {
            this.fanout = fanout;
        }

        @Override
        public void read(List<LogRecord> records) {
            wakefulness.awaitCertainty();
            fanout.read(records);
        }

        @Override
        public void caughtUp() {
            caughtUp = true;
        }
    }
}
