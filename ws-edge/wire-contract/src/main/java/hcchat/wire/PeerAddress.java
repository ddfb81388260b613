package hcchat.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Who is at the other end, as far as limits and bans go: an IPv4 address, or the /64 network of an IPv6 one, since a
/// person has a whole network of those. The same for a socket and for a request.
public final class PeerAddress {
    private static final int NETWORK_BYTES = 8;

    private PeerAddress() {}

    /// @param remote the connection's other end
    /// @param forwarded the headers X-Forwarded-For in their order, believed only of a proxy that is trusted
    public static String of(String remote, List<String> forwarded, Set<String> trustedProxies) {
        List<String> entries = new ArrayList<>();
        forwarded.forEach(header -> entries.addAll(List.of(header.split(","))));
        String peer = bare(remote);
        // Each proxy writes behind the others whom it has seen itself: what stands further in front anybody can write.
        while (trustedProxies.contains(peer) && !entries.isEmpty()) {
            peer = bare(entries.removeLast().strip());
        }
        return network(peer);
    }

    // Some write an IPv6 address in brackets.
    private static String bare(String literal) {
        return literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
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
