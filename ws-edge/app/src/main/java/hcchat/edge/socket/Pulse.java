package hcchat.edge.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The heartbeat of all sockets: one thread, no timer a socket. Sockets that begin in hack.chat's language are pinged
/// as often as its server does it; who turns to HCChat later stays with that.
public final class Pulse implements AutoCloseable {
    /// Seconds from ping to ping of hack.chat's server.
    public static final int HACK_CHAT_SECONDS = 16;

    private final Wheel hcchat;
    private final Wheel hackChat;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("edge-pulse").daemon().factory());

    /// @param hcchatSeconds from one ping of an HCChat socket to its next
    /// @param hackChatSeconds from one ping of a hack.chat socket to its next
    public Pulse(int hcchatSeconds, int hackChatSeconds) {
        hcchat = new Wheel(hcchatSeconds);
        hackChat = new Wheel(hackChatSeconds);
    }

    public void start() {
        var _ = clock.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /// @param speaksHcchat in which language the socket began; the same in [#forget]
    void watch(Socket socket, boolean speaksHcchat) {
        wheel(speaksHcchat).add(socket);
    }

    void forget(Socket socket, boolean speaksHcchat) {
        wheel(speaksHcchat).remove(socket);
    }

    private Wheel wheel(boolean speaksHcchat) {
        return speaksHcchat ? hcchat : hackChat;
    }

    /// A second has passed.
    void beat() {
        hcchat.turn();
        hackChat.turn();
    }

    /// Everything that is open now.
    public List<Socket> all() {
        List<Socket> all = new ArrayList<>();
        hcchat.collect(all);
        hackChat.collect(all);
        return all;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
