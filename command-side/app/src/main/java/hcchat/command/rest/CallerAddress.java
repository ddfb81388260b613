package hcchat.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Who calls, as far as limits go: an IPv4 address, or the /64 network of an IPv6 one, since a person has a whole
/// network of those. The header X-Forwarded-For is believed only of a proxy that is trusted. (The edge sees its
/// sockets the same way.)
final class CallerAddress {
    private static final int NETWORK_BYTES = 8;

    private CallerAddress() {}

    static String of(HttpServletRequest request, Set<String> trustedProxies) {
        String remote = request.getRemoteAddr();
        List<String> headers = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (headers.isEmpty() || !trustedProxies.contains(bare(remote))) {
            return network(remote);
        }
        // The last entry is the one that our own proxy wrote.
        String forwarded = headers.getLast();
        return network(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    // A servlet container writes an IPv6 address in brackets.
    private static String bare(String literal) {
        return literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
    }

    private static String network(String said) {
        String literal = bare(said);
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
