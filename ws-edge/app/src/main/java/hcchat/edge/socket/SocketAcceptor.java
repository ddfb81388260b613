package hcchat.edge.socket;

/// Who takes new connections.
public interface SocketAcceptor {
    /// Whether another connection of this address may come in now.
    boolean admits(String address);

    /// A connection is open.
    ///
    /// @param hcchat whether the peer offered the subprotocol `hcchat.v1`
    SocketListener accept(Socket socket, boolean hcchat);
}
