package hcchat.edge.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is at the other end, as far as limits go: an IPv4 address, or the /64 network of an IPv6 one, since a person
/// has a whole network of those.
final class PeerAddress {
    private static final int NETWORK_BYTES = 8;

    private PeerAddress() {}

    /// @param remote the connection's other end
    /// @param forwarded what the header X-Forwarded-For says, believed only of a proxy that is trusted
    static String of(String remote, @Nullable String forwarded, Set<String> trustedProxies) {
        if (forwarded == null || !trustedProxies.contains(remote)) {
            return network(remote);
        }
        // The last entry is the one that our own proxy wrote.
        return network(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    private static String network(String literal) {
        if (literal.indexOf(':') < 0) {
            return literal;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                    : address.getHostAddress();
        } catch (IllegalArgumentException noLiteral) {
            return literal;
        }
    }
}
