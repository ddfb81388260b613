package hcchat.edge.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The heartbeat of all sockets: one thread, no timer a socket. A wheel of as many spokes as a period has seconds; each
/// second
/// one spoke's sockets are pinged, so that 10,000 pings don't leave at once.
public final class Pulse implements AutoCloseable {
    private final List<Set<Socket>> spokes = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("edge-pulse").daemon().factory());

    /// @param periodSeconds from one ping of a socket to its next
    public Pulse(int periodSeconds) {
        for (int i = 0; i < periodSeconds; i++) {
            spokes.add(ConcurrentHashMap.newKeySet());
        }
    }

    public void start() {
        var _ = clock.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    void watch(Socket socket) {
        spoke(socket).add(socket);
    }

    void forget(Socket socket) {
        spoke(socket).remove(socket);
    }

    private Set<Socket> spoke(Socket socket) {
        return spokes.get(Math.floorMod(System.identityHashCode(socket), spokes.size()));
    }

    /// Pings the sockets of the next spoke.
    void beat() {
        for (Socket socket : spokes.get(Math.floorMod(next.getAndIncrement(), spokes.size()))) {
            try {
                socket.ping();
            } catch (RuntimeException ofOneSocket) {
                // The beat of the others must go on; a socket that can't be pinged is of no use.
                socket.abort();
            }
        }
    }

    /// Everything that is open now.
    public List<Socket> all() {
        List<Socket> all = new ArrayList<>();
        spokes.forEach(all::addAll);
        return all;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
