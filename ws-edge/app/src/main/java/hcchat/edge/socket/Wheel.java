package hcchat.edge.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// As many spokes as a period has seconds. Each second one spoke's sockets are pinged, so that 10,000 pings don't leave
/// at once.
final class Wheel {
    private final List<Set<Socket>> spokes = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    /// @param periodSeconds from one ping of a socket to its next
    Wheel(int periodSeconds) {
        for (int i = 0; i < periodSeconds; i++) {
            spokes.add(ConcurrentHashMap.newKeySet());
        }
    }

    void add(Socket socket) {
        spoke(socket).add(socket);
    }

    void remove(Socket socket) {
        spoke(socket).remove(socket);
    }

    private Set<Socket> spoke(Socket socket) {
        return spokes.get(Math.floorMod(System.identityHashCode(socket), spokes.size()));
    }

    /// Pings the sockets of the next spoke.
    void turn() {
        for (Socket socket : spokes.get(Math.floorMod(next.getAndIncrement(), spokes.size()))) {
            try {
                socket.ping();
            } catch (RuntimeException ofOneSocket) {
                // The beat of the others must go on; a socket that can't be pinged is of no use.
                socket.abort();
            }
        }
    }

    void collect(List<Socket> all) {
        spokes.forEach(all::addAll);
    }
}
