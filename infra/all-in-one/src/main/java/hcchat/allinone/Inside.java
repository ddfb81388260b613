package hcchat.allinone;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceToken;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/// How the parts reach each other inside this process: by the same calls as between machines, under tokens that end
/// with it.
final class Inside {
    static final String COMMAND_SIDE = "inprocess:command-side";
    static final String QUERY_SIDE = "inprocess:query-side";
    static final String EDGE = "edge-1";

    private final Map<Caller, ServiceToken> tokens = new EnumMap<>(Caller.class);

    Inside() {
        SecureRandom chance = new SecureRandom();
        for (Caller caller : Caller.values()) {
            byte[] token = new byte[32];
            chance.nextBytes(token);
            tokens.put(
                    caller,
                    new ServiceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(token)));
        }
    }

    Map<Caller, ServiceToken> tokens() {
        return tokens;
    }

    /// @param caller who is calling; its call-backs run on the thread that brings the answer
    Channels as(Caller caller) {
        ServiceToken token = tokens.get(caller);
        if (token == null) {
            throw new IllegalStateException("no token for " + caller);
        }
        return new Channels(token, Runnable::run);
    }
}
