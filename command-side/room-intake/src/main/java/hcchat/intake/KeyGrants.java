package hcchat.intake;

import hcchat.intake.transport.Caller;
import java.util.Set;

/// Which secrets leave command-side for whom. Heads are signed by command-side alone, whatever a key office says.
public final class KeyGrants {
    private static final String TRANSPORT = "transport.";
    // What names rooms and people, and what opens their tokens or verifies them: an edge does both before it knows an
    // owner. The public key it tells clients to pin.
    private static final Set<String> OF_EDGES =
            Set.of("room", "salt", "author", "token", "hash", "trip", "door", "sign.public", "jwks");

    private KeyGrants() {}

    /// @param name as `ServerSecrets` of storage names it
    public static boolean mayHaveSecret(Caller caller, String name) {
        return switch (caller) {
            case COMMAND_SIDE -> true;
            case WS_EDGE -> OF_EDGES.contains(name) || name.startsWith(TRANSPORT);
            case QUERY_SIDE, PUSH_NOTIFIER -> name.startsWith(TRANSPORT);
            case OPERATOR -> false;
        };
    }

    /// Whether the caller may have data keys of rooms at all.
    public static boolean mayHaveRoomKeys(Caller caller) {
        return caller != Caller.OPERATOR;
    }
}
