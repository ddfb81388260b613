package hcchat.edge.socket;

import org.jspecify.annotations.Nullable;

/// Hands on the token that one peer showed when it came, and forgets it.
public final class BearingAcceptor implements SocketAcceptor {
    private final SocketAcceptor acceptor;
    private @Nullable String bearing;

    public BearingAcceptor(SocketAcceptor acceptor, String bearing) {
        this.acceptor = acceptor;
        this.bearing = bearing;
    }

    @Override
    public boolean admits(String address) {
        return acceptor.admits(address);
    }

    @Override
    public SocketListener accept(Socket socket, boolean hcchat) {
        String once = bearing;
        bearing = null;
        return acceptor.accept(socket, hcchat, once);
    }
}
