package hcchat.edge.socket;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which web pages may open a socket: a browser says where the page came from, and a page of somebody else's must not
/// use a visitor's address and network.
///
/// @param allowed origins besides the server's own host and pages of the local machine; `*` allows all
public record OriginRule(Set<String> allowed) {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    public OriginRule {
        allowed = Set.copyOf(allowed);
    }

    /// @param origin null when none was sent: then it isn't a browser
    /// @param host the name under which the peer reached us, without a port
    boolean admits(@Nullable String origin, String host) {
        if (origin == null || allowed.contains("*") || allowed.contains(origin)) {
            return true;
        }
        try {
            String from = URI.create(origin).getHost();
            return from != null && (from.equalsIgnoreCase(host) || LOCAL.contains(from));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
