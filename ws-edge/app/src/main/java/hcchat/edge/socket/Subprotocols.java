package hcchat.edge.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the offered subprotocols is answered.
final class Subprotocols {
    static final String HCCHAT = "hcchat.v1";

    /// Carries a bearer's token: never echoed.
    private static final String BEARER = "hcchat.bearer.";

    private Subprotocols() {}

    /// The token among them, or null.
    static @Nullable String bearing(List<String> offered) {
        for (String name : offered) {
            if (name.startsWith(BEARER)) {
                return name.substring(BEARER.length());
            }
        }
        return null;
    }

    /// HCChat's own when it is among them; else, as hack.chat does, the first.
    static @Nullable String choose(List<String> offered) {
        if (offered.contains(HCCHAT)) {
            return HCCHAT;
        }
        for (String name : offered) {
            if (!name.startsWith(BEARER)) {
                return name;
            }
        }
        return null;
    }
}
