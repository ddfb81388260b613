package hcchat.edge.session;

import hcchat.edge.socket.Socket;
import hcchat.edge.socket.SocketAcceptor;
import hcchat.edge.socket.SocketListener;
import hcchat.intake.token.AccessToken;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where new sockets get their sessions, and where those are looked after that never join.
public final class Sessions implements SocketAcceptor {
    private final Services services;
    private final Queue<Newcomer> newcomers = new ConcurrentLinkedQueue<>();

    public Sessions(Services services) {
        this.services = services;
    }

    @Override
    public boolean admits(String address) {
        return true;
    }

    @Override
    public SocketListener accept(Socket socket, boolean hcchat) {
        return accept(socket, hcchat, null);
    }

    @Override
    public SocketListener accept(Socket socket, boolean hcchat, @Nullable String bearing) {
        Session session = new Session(services, socket, hcchat);
        if (hcchat && !session.admitHcchat(null)) {
            return session;
        }
        if (hcchat && bearing != null && AccessToken.isMeant(bearing) && !new Bearing(session).begins(bearing)) {
            return session;
        }
        if (services.rules().limited()) {
            newcomers.add(new Newcomer(
                    session,
                    services.nanoTime().getAsLong()
                            + TimeUnit.SECONDS.toNanos(
                                    services.rules().connection().secondsToJoin())));
        }
        return session;
    }

    /// Looks after those whose time to join is over; to be called every second or so.
    public void sweep() {
        services.addresses().sweep();
        services.openMessages().sweep();
        services.accountSockets().sweep();
        long now = services.nanoTime().getAsLong();
        for (Newcomer next = newcomers.peek(); next != null && next.until - now <= 0; next = newcomers.peek()) {
            newcomers.remove();
            next.session.greetingOver();
        }
    }

    private record Newcomer(Session session, long until) {}
}
