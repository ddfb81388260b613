package hcchat.edge.socket;

import org.jspecify.annotations.Nullable;

/// Who takes new connections.
public interface SocketAcceptor {
    /// Whether another connection of this address may come in now.
    boolean admits(String address);

    /// A connection is open.
    ///
    /// @param hcchat whether the peer offered the subprotocol `hcchat.v1`
    SocketListener accept(Socket socket, boolean hcchat);

    /// The same for a peer that showed a token when it came.
    ///
    /// @param bearing the token as it came, null for none
    default SocketListener accept(Socket socket, boolean hcchat, @Nullable String bearing) {
        return accept(socket, hcchat);
    }
}
